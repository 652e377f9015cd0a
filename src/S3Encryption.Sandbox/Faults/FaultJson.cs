using System;
using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace S3Encryption.Sandbox.Faults;

/// <summary>Faults as text: one object, or a list of them. A name that is not known is an error.</summary>
internal static class FaultJson
{
    internal const string Hint =
        """
        A fault is {"service","operation","bucket","key","nth","times","probability","seed","action"}; all but the action may be left out.
        Actions: {"type":"AnswerError","code":"SlowDown"}, {"type":"LoseAnswer"}, {"type":"ResetConnection","afterBytes":0},
        {"type":"StallConnection","afterBytes":0}, {"type":"TruncateResponse","afterBytes":0}, {"type":"FlipResponseByte","offset":0},
        {"type":"FlipRequestByte","offset":0}, {"type":"Delay","milliseconds":1000}, {"type":"LimitRate","bytesPerSecond":65536}.
        """;

    internal static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowOutOfOrderMetadataProperties = true,
        RespectNullableAnnotations = true,
        Converters = { new JsonStringEnumConverter(namingPolicy: null, allowIntegerValues: false) },
    };

    /// <summary>Reads and checks them.</summary>
    /// <exception cref="FormatException">There is none, or one that cannot happen.</exception>
    internal static IReadOnlyList<Fault> Parse(string text)
    {
        try
        {
            return Check(text.AsSpan().TrimStart().StartsWith("[", StringComparison.Ordinal)
                ? JsonSerializer.Deserialize<List<Fault>>(text, Form)!
                : [JsonSerializer.Deserialize<Fault>(text, Form)!]);
        }
        catch (Exception unreadable) when (unreadable is JsonException or NotSupportedException or InvalidOperationException)
        {
            throw new FormatException("This is no fault: " + unreadable.Message, unreadable);
        }
    }

    /// <exception cref="FormatException">One of them cannot happen.</exception>
    internal static IReadOnlyList<Fault> Check(IReadOnlyList<Fault> faults)
    {
        for (var i = 0; i < faults.Count; i++)
        {
            var problem = faults[i] is { } fault ? fault.Problem : "it is null.";
            if (problem is not null)
            {
                throw new FormatException("Fault " + (i + 1) + " of " + faults.Count + ": " + problem);
            }
        }

        return faults;
    }
}
