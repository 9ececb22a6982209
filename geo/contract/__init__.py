"""What crosses between Python and the browser, declared once; the client's types are generated from it.

A part knows every key that it may hold: an unknown one is refused in both directions. Times are hours since H+0,
null where a period is open; positions are degrees (EPSG:4326).
"""
