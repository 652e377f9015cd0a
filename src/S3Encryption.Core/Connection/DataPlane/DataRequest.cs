using System;
using System.Collections.Generic;
using System.Net.Http;

namespace S3Encryption.Core.Connection.DataPlane;

/// <summary>A request about the content of one object: PutObject, UploadPart, GetObject, HeadObject.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Location">The object.</param>
internal sealed record DataRequest(HttpMethod Method, S3Location Location)
{
    /// <summary>Names and values, not encoded.</summary>
    public List<KeyValuePair<string, string>> Query { get; } = [];

    /// <summary>Headers in lower case, all of which are signed; those of the content, of the signature and the host are added.</summary>
    public List<KeyValuePair<string, string>> Headers { get; } = [];

    /// <summary>Headers that hold a key: in text only while a try is under way.</summary>
    public List<KeyValuePair<string, SseCKey>> Secrets { get; } = [];

    /// <summary>What is sent.</summary>
    public DataBody? Body { get; init; }

    /// <summary>Where it goes, where that is not the place of the location's bucket; the location's key follows its path.</summary>
    public BucketAddress? Address { get; init; }

    /// <summary>Whether the body is signed although TLS protects it: only S3's own requests may leave that out.</summary>
    public bool SignsBody { get; init; }

    /// <summary>Whether to ask before the body is sent: a refused upload then costs nothing but the question.</summary>
    public bool AskFirst { get; init; }

    /// <summary>How long nothing may move, where S3 has to work for longer before it answers; null for as long as usual.</summary>
    public TimeSpan? Patience { get; init; }

    /// <summary>Whose turn each try waits for; null for none's.</summary>
    public RequestPace? Pace { get; init; }

    /// <summary>Whether a try ended without an answer that tells what became of it: S3 may have done what was asked.</summary>
    public bool MayBeDone { get; set; }

    /// <summary>Adds a header that has a value.</summary>
    public void Header(string name, string? value)
    {
        if (!string.IsNullOrEmpty(value)) Headers.Add(new(name, value!));
    }

    /// <summary>Adds a parameter that has a value.</summary>
    public void Parameter(string name, string? value)
    {
        if (!string.IsNullOrEmpty(value)) Query.Add(new(name, value!));
    }

    /// <summary>Keeps headers, where keys are, out of a record's generated text.</summary>
    public override string ToString() => $"{Method} {Location}";
}
