/// The engine: documents in, a proven allocation with reasons out.
