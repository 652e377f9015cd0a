using System.IO;
using System.Text;
using S3Encryption.Core.Failures;
using S3Encryption.Core.Files;
using S3Encryption.Core.Reports.Html;

namespace S3Encryption.Core.Reports;

/// <summary>Writes a report to a file: aside first, then moved to its name, so that what has the name is whole.</summary>
public static class ReportFile
{
    /// <summary>Fails before the work is done where it could not be kept afterwards.</summary>
    /// <param name="path">The full path.</param>
    /// <param name="overwrite">Whether a file of that name is to be replaced.</param>
    /// <exception cref="S3EncryptionException"><c>FileExists</c>, or <c>FileNotWritable</c>.</exception>
    public static void Check(string path, bool overwrite)
    {
        if (Directory.Exists(path)) throw FileFailures.CannotWrite(path, new IOException("A folder has that name."));
        if (!overwrite && File.Exists(path)) throw FileFailures.Exists(path);
        var folder = Path.GetDirectoryName(path);
        if (Directory.Exists(folder)) return;
        throw FileFailures.CannotWrite(path, new DirectoryNotFoundException($"There is no folder '{folder}'."));
    }

    /// <summary>Writes it.</summary>
    /// <param name="report">What was taken for it.</param>
    /// <param name="stamp">What it says of itself.</param>
    /// <param name="path">The full path.</param>
    /// <param name="overwrite">Whether to replace a file of that name.</param>
    /// <exception cref="S3EncryptionException"><c>FileExists</c>, or <c>FileNotWritable</c>; nothing is left behind.</exception>
    public static void Write(ReportBuilder report, ReportStamp stamp, string path, bool overwrite) => WholeFile.Write(
        path, overwrite, FileFailures.Exists, aside => new FileStream(aside, FileMode.CreateNew, FileAccess.Write, FileShare.None), file =>
        {
            using var text = new StreamWriter(file, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 64 * 1024, leaveOpen: true);
            Page.Write(report.Build(stamp), text);
        });
}
