"""Files that an audience takes home: pictures, pages, slides, and data for other tools."""
