using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Xml.Linq;
using S3Encryption.Sandbox.Protocol;

namespace S3Encryption.Sandbox.Jobs.Protocol;

/// <summary>Reads the elements of S3 Control's documents; throws what the caller is to be told where one is not as it has to be.</summary>
internal static class ControlFields
{
    internal static XElement RequiredChild(this XElement element, string name) => element.Child(name) ?? throw ControlErrors.Missing(name);

    internal static string Required(this XElement element, string name, int longest = 2048) =>
        element.Optional(name, longest) ?? throw ControlErrors.Missing(name);

    /// <summary>The text, of one to <paramref name="longest"/> characters; null where there is no such element.</summary>
    internal static string? Optional(this XElement element, string name, int longest = 2048) => element.Text(name) switch
    {
        null => null,
        { Length: > 0 } text when text.Length <= longest => text,
        _ => throw ControlErrors.InvalidRequest($"{name} has to have 1 to {longest} characters"),
    };

    /// <summary>The text of an element that becomes a header, which may have no line ends and other control characters.</summary>
    internal static string? HeaderText(this XElement element, string name) => element.Text(name) switch
    {
        { } text when text.Any(char.IsControl) => throw ControlErrors.InvalidRequest($"{name} has control characters"),
        var text => text,
    };

    internal static bool? Boolean(this XElement element, string name) => element.Text(name)?.Trim() switch
    {
        null => null,
        "true" => true,
        "false" => false,
        _ => throw ControlErrors.Malformed(),
    };

    internal static long? Number(this XElement element, string name) => element.Text(name) is not { } text ? null
        : long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number
        : throw ControlErrors.Malformed();

    internal static DateTimeOffset? Date(this XElement element, string name) => element.Text(name) is not { } text ? null
        : DateForms.TryParse(text) ?? throw ControlErrors.Malformed();

    /// <summary>One of the values that the API has for this element.</summary>
    internal static string? OneOf(this XElement element, string name, params ReadOnlySpan<string> allowed) => element.Text(name) switch
    {
        null => null,
        { } text when allowed.Contains(text) => text,
        { } text => throw ControlErrors.InvalidRequest($"Invalid {name}: {text}"),
    };

    /// <summary>The texts of a list; empty where there is no such element.</summary>
    internal static IReadOnlyList<string> List(this XElement element, string name) =>
        [.. element.Child(name)?.Children("member").Select(member => member.Value) ?? []];

    /// <summary>The name of the bucket in an ARN; null where there is no such element.</summary>
    internal static string? Bucket(this XElement element, string name) => element.Optional(name, 128) is not { } arn ? null
        : ArnResource(arn) is { Length: > 0 } bucket && !bucket.Contains('/', StringComparison.Ordinal) ? bucket
        : throw ControlErrors.InvalidRequest($"{name} is not the ARN of a bucket: {arn}");

    /// <summary>What follows <c>arn:aws:s3:::</c>; null where the ARN is not of that form.</summary>
    internal static string? ArnResource(string arn) =>
        arn.Split(':', 6) is ["arn", { Length: > 0 }, "s3", _, _, var resource] ? resource : null;
}
