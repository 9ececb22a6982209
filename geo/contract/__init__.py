"""What crosses between Python and the browser, declared once; the client's types are generated from it.

A part declares every key that it may have: both directions refuse an unknown one. Times are hours since H+0, null for an
open end of a period. Positions are degrees (EPSG:4326).
"""
