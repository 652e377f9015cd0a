using S3Encryption.Core.Connection.DataPlane;

namespace S3Encryption.Core.Objects.Uploading;

/// <summary>What must be true of the place for an object to be stored there; S3 checks it at the moment it stores.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html</remarks>
/// <param name="OnlyNew">Nothing may be there.</param>
/// <param name="Replaces">The entity tag of what must be there.</param>
internal sealed record Precondition(bool OnlyNew = false, string? Replaces = null)
{
    public static Precondition None { get; } = new();

    public void Apply(DataRequest request)
    {
        if (OnlyNew) request.Header("if-none-match", "*");
        else if (Replaces is not null) request.Header("if-match", $"\"{Replaces}\"");
    }
}
