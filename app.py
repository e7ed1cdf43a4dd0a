"""`streamlit run app.py` opens Segmentry in the browser."""

from segmentry.app.main import main

main()
