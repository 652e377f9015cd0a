using System;
using System.Collections.Generic;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using S3Encryption.Sandbox.Protocol;

namespace S3Encryption.Sandbox.Sts;

/// <summary>The parameters of a query-protocol request, from its body or, as in presigned ones, from its query.</summary>
internal sealed class StsForm(IReadOnlyDictionary<string, StringValues> body, IQueryCollection query)
{
    internal static StsForm Read(HttpRequest request, ReadOnlyMemory<byte> body)
    {
        try
        {
            using var reader = new FormReader(Encoding.UTF8.GetString(body.Span));
            return new StsForm(reader.ReadForm(), request.Query);
        }
        catch (System.IO.InvalidDataException tooMuch)
        {
            throw new AwsErrorException(400, "MalformedQueryString", tooMuch.Message);
        }
    }

    internal string? Text(string name)
    {
        var value = body.TryGetValue(name, out var inBody) ? inBody : query[name];
        return value.Count > 0 && value[0] is { Length: > 0 } text ? text : null;
    }

    internal string Required(string name) =>
        Text(name) ?? throw Invalid($"Value null at '{name}' failed to satisfy constraint: Member must not be null");

    internal static AwsErrorException Invalid(string what) => new(400, "ValidationError", "1 validation error detected: " + what);
}
