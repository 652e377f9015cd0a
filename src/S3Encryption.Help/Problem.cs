namespace S3Encryption.Help;

/// <summary>What is wrong with a source, in the form that a build shows with its place.</summary>
/// <param name="File">The file.</param>
/// <param name="Line">The line in it, from 1.</param>
/// <param name="Text">What is wrong, and what would mend it.</param>
internal sealed record Problem(string File, int Line, string Text)
{
    public override string ToString() => $"{File}({Line}): error : {Text}";
}
