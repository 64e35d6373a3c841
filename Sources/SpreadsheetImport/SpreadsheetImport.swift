// SpreadsheetImport
