/// A result as a folder: what `allocate` wrote, to be checked.
public enum ResultFolder {
  /// Reads the allocation and, where there is one, the certificate.
  ///
  /// - Parameter path: The folder.
  /// - Returns: Both as far as they can be used, and every problem; with any problem neither
  ///   should be relied on. A folder without a certificate is no problem.
  /// - Complexity: O(*n*) in the size of the files.
  public static func read(
    _ path: String
  ) -> (allocations: AllocationsDocument?, certificate: CertificateDocument?, problems: [Problem]) {
    var reading = FolderReading(path: path)
    let allocations = reading.document(AllocationsDocument.format, "allocations.json")
    let certificate =
      reading.isThere("certificate.json")
      ? reading.document(CertificateDocument.format, "certificate.json") : nil
    return (allocations, certificate, reading.problems)
  }
}
