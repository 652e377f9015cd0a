using System;
using System.Runtime.InteropServices;

namespace S3Encryption.Core.Connection.DataPlane;

/// <summary>
/// A key in the form that goes into a header, for as long as one request is under way. A string is made to be shared and never changed; this
/// one nobody else has, so it is zeroed where it lies, and pinned, so that a moving collector leaves no second copy behind.
/// </summary>
internal sealed class HeaderSecret : IDisposable
{
    private readonly GCHandle _pin;

    public HeaderSecret(string name, SseCKey key)
    {
        Name = name;
        Value = key.ToHeaderValue();
        _pin = GCHandle.Alloc(Value, GCHandleType.Pinned);
    }

    /// <summary>The header.</summary>
    public string Name { get; }

    /// <summary>The key in base64, until this is disposed.</summary>
    public string Value { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        Marshal.Copy(new char[Value.Length], 0, _pin.AddrOfPinnedObject(), Value.Length);
        _pin.Free();
    }
}
