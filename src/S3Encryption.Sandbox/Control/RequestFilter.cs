using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.AspNetCore.Http;
using S3Encryption.Sandbox.Observation;

namespace S3Encryption.Sandbox.Control;

/// <summary>Which records of the log are wanted: those that are equal in all that the query names, after the number it names.</summary>
internal static class RequestFilter
{
    private static readonly Dictionary<string, Func<RequestRecord, string?>> Fields = new(StringComparer.Ordinal)
    {
        ["service"] = record => record.Service,
        ["operation"] = record => record.Operation,
        ["bucket"] = record => record.Bucket,
        ["key"] = record => record.Key,
        ["status"] = record => record.Status.ToString(CultureInfo.InvariantCulture),
        ["principal"] = record => record.Principal,
        ["errorCode"] = record => record.ErrorCode,
        ["fault"] = record => record.Fault,
    };

    internal static IReadOnlyList<RequestRecord> Find(RequestLog log, IQueryCollection query)
    {
        var unknown = query.Keys.FirstOrDefault(name => name is not "since" && !Fields.ContainsKey(name));
        return unknown is not null
            ? throw new ControlException(
                400, "Nothing is filtered by «" + unknown + "».", "Filter by since, " + string.Join(", ", Fields.Keys) + ".")
            : [.. log.Since(Since(query)).Where(record => query.All(one => one.Key is "since" || Fields[one.Key](record) == one.Value))];
    }

    private static long Since(IQueryCollection query)
    {
        var text = query["since"].ToString();
        return text.Length == 0 ? 0
            : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
            : throw new ControlException(400, "since is no number.", "Give the number of the last record that you have seen.");
    }
}
