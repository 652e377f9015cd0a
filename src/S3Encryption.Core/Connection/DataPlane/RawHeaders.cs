using System.Collections.Generic;
using System.Net.Http;

namespace S3Encryption.Core.Connection.DataPlane;

/// <summary>
/// The headers of an answer as the server wrote them: .NET would tell several values of one header apart, and write some in its own spelling.
/// </summary>
internal sealed class RawHeaders(HttpResponseMessage answer)
{
#if NET
    // Looked up where they are: what they would be copied into was a tenth of what an audit allocates.
    private readonly System.Net.Http.Headers.HttpHeadersNonValidated _ofAnswer = answer.Headers.NonValidated;
    private readonly System.Net.Http.Headers.HttpHeadersNonValidated _ofContent = answer.Content.Headers.NonValidated;

    /// <summary>A header's value; null where it is missing. Of any case.</summary>
    public string? this[string name] =>
        _ofAnswer.TryGetValues(name, out var values) || _ofContent.TryGetValues(name, out values) ? values.ToString() : null;

    public IEnumerable<KeyValuePair<string, string>> All()
    {
        foreach (var header in _ofAnswer) yield return new(header.Key, header.Value.ToString());
        foreach (var header in _ofContent) yield return new(header.Key, header.Value.ToString());
    }
#else
    private readonly Dictionary<string, string> _all = Read(answer);

    /// <summary>A header's value; null where it is missing. Of any case.</summary>
    public string? this[string name] => _all.TryGetValue(name, out var value) ? value : null;

    public IEnumerable<KeyValuePair<string, string>> All() => _all;

    private static Dictionary<string, string> Read(HttpResponseMessage answer)
    {
        var all = new Dictionary<string, string>(System.StringComparer.OrdinalIgnoreCase);
        foreach (var header in answer.Headers) all[header.Key] = string.Join(", ", header.Value);
        if (answer.Content is null) return all;
        foreach (var header in answer.Content.Headers) all[header.Key] = string.Join(", ", header.Value);
        return all;
    }
#endif
}
