"""Where whoever runs the app wants it, people sign in first."""

import streamlit as st
from streamlit.errors import StreamlitSecretNotFoundError


def is_signed_in() -> bool:
    """Whether the page may be shown; draws what signs in where not."""
    try:
        wanted = "auth" in st.secrets
    except StreamlitSecretNotFoundError:
        wanted = False
    if not wanted or st.user.get("is_logged_in", False):
        return True
    st.title("Segmentry", anchor=False)
    st.button("Sign in", key="sign_in", on_click=st.login)
    return False
