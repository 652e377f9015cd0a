using System.Threading.Tasks;

namespace S3Encryption.Sandbox.S3;

/// <summary>One operation of S3: authorises, checks, acts and answers. Holds no state.</summary>
internal abstract class S3Operation
{
    /// <summary>The name in the API reference.</summary>
    internal virtual string Name => GetType().Name;

    internal abstract Task RunAsync(S3Call call);
}
