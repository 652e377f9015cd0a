using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace S3Encryption.Core.Objects.Presigning;

/// <summary>A presigned request as a line for PowerShell: 5.1 and 7, but for keys with segments of dots, which need 7.</summary>
internal static class InvokeWebRequestLine
{
    public static string Of(PresignedForm form)
    {
        var method = form.Method.Substring(0, 1) + form.Method.Substring(1).ToLower(CultureInfo.InvariantCulture);
        // Windows PowerShell asks a question before it parses a page.
        var line = $"Invoke-WebRequest -UseBasicParsing -Method {method} -Uri {Address(form)}";
        var headers = Headers(form).ToList();
        if (headers.Count > 0) line += $" -Headers @{{ {string.Join("; ", headers)} }}";
        if (form.ContentType is string type) line += $" -ContentType {Quoted(type)}";
        return line + form.Method switch
        {
            "PUT" => $" -InFile {Quoted(form.FileName)}",
            "GET" => $" -OutFile {Quoted(form.FileName)}",
            _ => string.Empty,
        };
    }

    private static string Address(PresignedForm form) => form.HasDotSegments
        ? $"([uri]::new({Quoted(form.Url)}, [ref][UriCreationOptions]@{{ DangerousDisablePathAndQueryCanonicalization = $true }}))"
        : Quoted(form.Url);

    private static IEnumerable<string> Headers(PresignedForm form)
    {
        foreach (var header in form.Headers)
            if (header.Key != DemandedHeaders.ContentType) yield return $"{Quoted(header.Key)} = {Quoted(header.Value)}";
        if (form.KeyText is string text) yield return $"{Quoted(DemandedHeaders.CustomerKey)} = {Quoted(text)}";
        if (form.KeyFile is string file)
        {
            yield return $"{Quoted(DemandedHeaders.CustomerKey)} = "
                + $"[Convert]::ToBase64String([IO.File]::ReadAllBytes((Convert-Path -LiteralPath {Quoted(file)})))";
        }
    }

    private static string Quoted(string text) => PowerShellText.Quoted(text);
}
