"""The web app. It is the process it runs in, so it may set what the library must leave alone."""

import os

# Threads of a fit that wait for each other sleep instead of spinning: on a busy server, where visitors
# share the cores, spinning makes every fit many times slower. Read when scikit-learn is loaded.
os.environ.setdefault("OMP_WAIT_POLICY", "passive")
