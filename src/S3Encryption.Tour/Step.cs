namespace S3Encryption.Tour;

/// <summary>One thing a person would type, and how the tour knows that it did what it says.</summary>
/// <param name="Says">What it shows, in a line.</param>
/// <param name="Types">The command.</param>
/// <param name="Proof">An expression that must be true afterwards; <c>$it</c> is what the command emitted.</param>
/// <param name="RefusedWith">The id of the error that must come; null where none may.</param>
internal sealed record Step(string Says, string Types, string Proof = "$true", string? RefusedWith = null);
