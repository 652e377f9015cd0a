using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Threading.Tasks;
using S3Encryption.Sandbox.Identity;
using S3Encryption.Sandbox.Tests.Hosting;

namespace S3Encryption.Sandbox.Tests.S3.Posts;

/// <summary>A form as a browser sends it, with a policy signed as AWS documents it.</summary>
internal sealed class BrowserForm
{
    private const string Boundary = "----WebKitFormBoundaryabc";
    private readonly List<(string Name, string Value)> _fields = [];

    internal List<object> Conditions { get; } = [];

    internal DateTimeOffset Expires { get; init; } = DateTimeOffset.UtcNow.AddMinutes(5);

    /// <summary>Adds a field, and the condition that allows it.</summary>
    internal BrowserForm With(string name, string value)
    {
        Conditions.Add(new[] { "eq", "$" + name, value });
        return WithUnlisted(name, value);
    }

    internal BrowserForm WithUnlisted(string name, string value)
    {
        _fields.Add((name, value));
        return this;
    }

    /// <summary>Signs a policy of the conditions so far, or this text in its place.</summary>
    internal BrowserForm Signed(Principal principal, string? policyText = null)
    {
        var date = DateTimeOffset.UtcNow.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        var scope = date[..8] + "/us-east-1/s3/aws4_request";
        _ = With("x-amz-algorithm", "AWS4-HMAC-SHA256");
        _ = With("x-amz-credential", principal.AccessKeyId + "/" + scope).With("x-amz-date", date);
        var document = new { expiration = Expires.UtcDateTime, conditions = Conditions };
        var policy = Convert.ToBase64String(Encoding.UTF8.GetBytes(policyText ?? JsonSerializer.Serialize(document)));
        var key = scope.Split('/').Aggregate(
            Encoding.UTF8.GetBytes("AWS4" + principal.SecretAccessKey),
            (key, part) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(part)));
        return WithUnlisted("policy", policy)
            .WithUnlisted("x-amz-signature", Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(policy))));
    }

    internal BrowserForm Without(string field)
    {
        _ = _fields.RemoveAll(one => one.Name == field);
        return this;
    }

    internal Task<Answer> SendAsync(SandboxClient client, string bucket, string? file = "body", string fileName = "report.txt")
    {
        var text = string.Concat(_fields.Select(field => Part($"name=\"{field.Name}\"", field.Value)))
            + (file is null ? "" : Part($"name=\"file\"; filename=\"{fileName}\"\r\nContent-Type: text/x-browser", file))
            + Part("name=\"submit\"", "Upload") + "--" + Boundary + "--\r\n";
        return client.SendAsync("POST", "/" + bucket, text, ("Content-Type", "multipart/form-data; boundary=" + Boundary));
    }

    private static string Part(string disposition, string value) =>
        "--" + Boundary + "\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n" + value + "\r\n";
}
