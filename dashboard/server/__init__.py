"""The server: who gets in, what every answer carries, and how it starts and stops. Streamlit is one part of it."""
