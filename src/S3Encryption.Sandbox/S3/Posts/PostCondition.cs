using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using S3Encryption.Sandbox.Protocol;

namespace S3Encryption.Sandbox.S3.Posts;

/// <summary>One condition of a form's policy. <see cref="Text"/> is how S3 shows it when it fails.</summary>
internal abstract record PostCondition(string Field, string Text)
{
    /// <summary>Whether it holds; a file of the wrong size throws an error of its own.</summary>
    internal abstract bool Holds(IReadOnlyDictionary<string, string> fields, long size);

    internal static PostCondition Read(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Object)
        {
            return element.EnumerateObject().ToList() is [var member]
                ? new Equality(member.Name, Value(member.Value))
                : throw PostPolicy.Invalid(
                    "Invalid Policy: Invalid Simple-Condition: Simple-Conditions must have exactly one property specified.");
        }

        if (element.ValueKind != JsonValueKind.Array || element.GetArrayLength() != 3)
        {
            throw PostPolicy.Invalid("Invalid Policy: Invalid Condition: " + element);
        }

        var @operator = Value(element[0]);
        if (@operator.Equals("content-length-range", StringComparison.OrdinalIgnoreCase))
        {
            return new SizeRange(Number(element[1]), Number(element[2]));
        }

        var field = Value(element[1]);
        if (!field.StartsWith('$'))
        {
            throw PostPolicy.Invalid("Invalid Policy: Invalid Condition: a field needs a dollar sign: " + field);
        }

        return @operator.ToLowerInvariant() switch
        {
            "eq" => new Equality(field[1..], Value(element[2])),
            "starts-with" => new Beginning(field[1..], Value(element[2])),
            _ => throw PostPolicy.Invalid("Invalid Policy: Invalid Condition: unknown operation '" + @operator + "'."),
        };
    }

    private static string Value(JsonElement element) => element.ValueKind == JsonValueKind.String
        ? element.GetString()!
        : throw PostPolicy.Invalid("Invalid Policy: Invalid Condition: expected a string, not " + element.GetRawText());

    /// <summary>Libraries write sizes as numbers and as strings, and S3 takes both.</summary>
    private static long Number(JsonElement element)
    {
        var text = element.ValueKind == JsonValueKind.String ? element.GetString() : element.GetRawText();
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw PostPolicy.Invalid("Invalid Policy: Invalid Condition: not a size: " + text);
    }

    private static string Show(params string[] parts) => "[" + string.Join(", ", parts.Select(part => "\"" + part + "\"")) + "]";

    private sealed record Equality(string Name, string Expected) : PostCondition(Name, Show("eq", "$" + Name, Expected))
    {
        internal override bool Holds(IReadOnlyDictionary<string, string> fields, long size) =>
            fields.TryGetValue(Field, out var value) && string.Equals(value, Expected, StringComparison.Ordinal);
    }

    private sealed record Beginning(string Name, string Expected) : PostCondition(Name, Show("starts-with", "$" + Name, Expected))
    {
        /// <summary>An empty beginning allows any value, and none.</summary>
        internal override bool Holds(IReadOnlyDictionary<string, string> fields, long size) =>
            fields.GetValueOrDefault(Field, "").StartsWith(Expected, StringComparison.Ordinal);
    }

    private sealed record SizeRange(long Least, long Most) : PostCondition("content-length-range", "")
    {
        internal override bool Holds(IReadOnlyDictionary<string, string> fields, long size)
        {
            if (size > Most)
            {
                throw S3Errors.EntityTooLarge(size, Most);
            }

            return size >= Least ? true : throw new AwsErrorException(
                400,
                "EntityTooSmall",
                "Your proposed upload is smaller than the minimum allowed size",
                new Dictionary<string, string>
                {
                    ["ProposedSize"] = size.ToString(CultureInfo.InvariantCulture),
                    ["MinSizeAllowed"] = Least.ToString(CultureInfo.InvariantCulture),
                });
        }
    }
}
