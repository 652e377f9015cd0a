using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Threading.Tasks;
using System.Xml.Linq;

namespace S3Encryption.Sandbox.Tests.Hosting;

/// <summary>What came back over the wire.</summary>
public sealed record Answer(int Status, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public string Text => Encoding.UTF8.GetString(Body);

    public XElement Xml => XElement.Parse(Text);

    /// <summary>Status, code and message: what AWS's callers go by.</summary>
    public (int Status, string? Code, string? Message) Error =>
        Body.Length == 0 ? (Status, null, null) : (Status, Element("Code"), Element("Message"));

    public string? this[string header] => Headers.GetValueOrDefault(header);

    public string ETag => this["ETag"]!.Trim('"');

    /// <summary>The text of the first element of that name, anywhere.</summary>
    public string? Element(string name) => Elements(name).FirstOrDefault();

    public IReadOnlyList<string> Elements(string name) =>
        [.. Xml.DescendantsAndSelf().Where(element => element.Name.LocalName == name).Select(element => element.Value)];

    internal static async Task<Answer> ReadAsync(HttpResponseMessage response)
    {
        var body = await response.Content.ReadAsByteArrayAsync();
        var headers = response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated)
            .ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        return new((int)response.StatusCode, headers, body);
    }
}
