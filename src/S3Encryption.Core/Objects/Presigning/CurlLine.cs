using System.Text;

namespace S3Encryption.Core.Objects.Presigning;

/// <summary>
/// A presigned request as a line for a POSIX shell. An SSE-C key goes to curl through a pipe: an argument of curl's could be read by every
/// user of the computer, but printf is the shell's own.
/// </summary>
internal static class CurlLine
{
    public static string Of(PresignedForm form)
    {
        var line = new StringBuilder();
        var key = form.KeyFile is string file ? "\"$(base64 < " + Quoted(file) + ")\"" : form.KeyText is string text ? Quoted(text) : null;
        if (key is not null) _ = line.Append("printf '" + DemandedHeaders.CustomerKey + ": %s' " + key + " | ");
        _ = line.Append("curl -fsS");
        if (form.HasDotSegments) _ = line.Append(" --path-as-is");
        if (form.CertificateBundle is string bundle) _ = line.Append(" --cacert ").Append(Quoted(bundle));
        if (key is not null) _ = line.Append(" -H @-");
        foreach (var header in form.Headers) _ = line.Append(" -H ").Append(Quoted($"{header.Key}: {header.Value}"));
        return line.Append(Action(form)).Append(' ').Append(Quoted(form.Url)).ToString();
    }

    private static string Action(PresignedForm form) => form.Method switch
    {
        // Where a URL ends in a slash, or in dots that it resolves to one, -T would add the file's name to it.
        "PUT" when form.LastSegment is "" or "." or ".." =>
            $" -X PUT{(form.ContentType is null ? " -H 'content-type:'" : "")} --data-binary {Quoted("@" + form.FileName)}",
        "PUT" => $" -T {Quoted(form.FileName)}",
        "HEAD" => " -I",
        "DELETE" => " -X DELETE",
        _ => $" -o {Quoted(form.FileName)}",
    };

    private static string Quoted(string text) => "'" + text.Replace("'", "'\\''") + "'";
}
