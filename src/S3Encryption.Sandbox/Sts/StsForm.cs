using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using S3Encryption.Sandbox.Protocol;

namespace S3Encryption.Sandbox.Sts;

/// <summary>The parameters of a query-protocol request, from its body or, as in presigned ones, from its query.</summary>
internal sealed partial class StsForm(IReadOnlyDictionary<string, StringValues> body, IQueryCollection query)
{
    internal static readonly Regex NamePattern = Name();

    internal static readonly Regex ExternalIdPattern = ExternalId();

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

    /// <summary>A parameter of a length, and of an alphabet if one is given; null where it is not there.</summary>
    internal string? Text(string name, int least, int most, Regex? pattern = null)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        return text.Length < least ? throw Unfit(name, text, $"have length greater than or equal to {least}")
            : text.Length > most ? throw Unfit(name, text[..32] + "…", $"have length less than or equal to {most}")
            : pattern?.IsMatch(text) == false ? throw Unfit(name, text, "satisfy regular expression pattern: " + pattern.ToString()[1..^2])
            : text;
    }

    internal string RequiredText(string name, int least, int most, Regex? pattern = null) => Text(name, least, most, pattern)
        ?? throw Invalid($"Value null at '{Member(name)}' failed to satisfy constraint: Member must not be null");

    internal int? Number(string name, int least, int most)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        return !int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? throw new AwsErrorException(400, "MalformedInput", $"{name} is not a number.")
            : number < least ? throw Unfit(name, text, $"have value greater than or equal to {least}")
            : number > most ? throw Unfit(name, text, $"have value less than or equal to {most}")
            : number;
    }

    /// <summary>The names of a list's members, <c>Tags.member.1</c> and so on.</summary>
    internal IEnumerable<string> Members(string list)
    {
        for (var number = 1; ; number++)
        {
            var member = $"{list}.member.{number}";
            if (!body.Keys.Concat(query.Keys).Any(name => name == member || name.StartsWith(member + ".", StringComparison.Ordinal)))
            {
                yield break;
            }

            yield return member;
        }
    }

    internal static AwsErrorException Invalid(string what) => new(400, "ValidationError", "1 validation error detected: " + what);

    private static string Member(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    private static AwsErrorException Unfit(string name, string value, string must) =>
        Invalid($"Value '{value}' at '{Member(name)}' failed to satisfy constraint: Member must {must}");

    [GeneratedRegex(@"^[\w+=,.@-]*\z", RegexOptions.ECMAScript)]
    private static partial Regex Name();

    [GeneratedRegex(@"^[\w+=,.@:\/-]*\z", RegexOptions.ECMAScript)]
    private static partial Regex ExternalId();
}
