// SpreadsheetImportTests
