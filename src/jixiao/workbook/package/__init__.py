"""A workbook file, part by part: what is not touched is copied as the compressed bytes it was.

No user's file is ever loaded into a spreadsheet library and saved again: that loses text boxes, controls, cached values
and much else. The floor plan, from the disk upwards:

=================  ====================================================================================================
``raw_zip``        the zip: members with their compressed bytes, caps against bombs, checksums
``xml_text``       XML as text that is spliced: decoding, tags, direct children, escapes
``parts``          parts by name over a zip, content types, relationships
``sniff``          what a file really is, before anything in it is trusted
``book``           the workbook part: sheets, defined names, calculation, what is shown
``sheet_patch``    cells: only touched cells and rows are spliced
``sheet_frame``    elements around the cells, put in at their place in the schema
``styles``         fills, fonts, formats and cell styles, appended and never changed
``notes``, ``vml`` the text of notes, and the boxes they share a part with form controls
``titles``         names of new sheets, and the formulas that follow them
``author``         new sheets authored in memory by XlsxWriter or openpyxl
``donor``          an authored workbook, opened up
``graft``          its sheets carried over: styles, texts, links, drawings, tables, names
``new_sheets``     which of them, in which order, under which title
``removal``        a sheet taken out again, with all that only it led to
``app_properties`` the titles repeated in docProps/app.xml
``application``    a list of edits onto an open package
``record``         what was done, kept inside the file
``undo``           what was done, taken out again
``save``           a temporary file, checked, then put in place in one step; backups
=================  ====================================================================================================
"""
