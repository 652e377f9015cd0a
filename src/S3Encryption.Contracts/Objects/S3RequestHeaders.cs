using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;

namespace S3Encryption;

/// <summary>
/// Headers of a request, by name whatever its case: a dictionary, as <c>Invoke-WebRequest -Headers</c> takes it, that is shown as lines of
/// <c>name: value</c>.
/// </summary>
/// <param name="headers">The headers.</param>
public sealed class S3RequestHeaders(IDictionary<string, string> headers)
    : Dictionary<string, string>(headers, StringComparer.OrdinalIgnoreCase), IEnumerable
{
    /// <summary>What PowerShell's views go through; others get pairs.</summary>
    IEnumerator IEnumerable.GetEnumerator() => Lines.GetEnumerator();

    private IEnumerable<string> Lines => Keys.Select(name => $"{name}: {this[name]}");

    /// <summary>A line for each.</summary>
    public override string ToString() => string.Join(Environment.NewLine, Lines);
}
