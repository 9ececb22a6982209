"""The posture map: folium elements that carry data, and the host that shows them in Streamlit."""
