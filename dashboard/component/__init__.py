"""The posture map as folium elements that carry data, and the components that show map, grid and planner in Streamlit."""
