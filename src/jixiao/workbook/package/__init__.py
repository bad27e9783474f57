"""The file back end: a workbook is a zip of parts, and a part that no edit touches keeps its bytes.

The floor plan, from the street inwards:

- `sniff` says what a file is before anything else looks at it; `raw_zip` and `parts` are the archive and its parts
- `book` is the workbook part, `content_types` and `relationships` are the tables beside it; `xml_text` and
  `characters` read and splice XML as text
- `sheet_patch`, `sheet_frame`, `styles`, `notes` and `vml` change what edits touch in a sheet; `results` puts values in
  place of formulas, `common_formulas` knows those that several cells share
- `new_sheets` adds sheets: our own as XML (`new_sheet`, `looks`), those that a caller authors with openpyxl moved in
  (`author`, `donor`, `graft`); `titles` names them all, `texts` says what a cell can hold
- `application` applies a list of edits; `record`, `undo` and `removal` remember it and take it out again;
  `sweep` does so by its traces where no record is left
- `app_properties` keeps docProps in step; `save` writes beside the target and replaces it in one step
"""
