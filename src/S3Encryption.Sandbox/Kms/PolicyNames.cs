namespace S3Encryption.Sandbox.Kms;

/// <summary>A key has one policy, named <c>default</c>.</summary>
internal static class PolicyNames
{
    internal static void Check(KmsCall call)
    {
        if (call.Fields.Text("PolicyName", 128) is { } name && name != "default")
        {
            throw KmsErrors.Of("NotFoundException", "No such policy exists");
        }
    }
}
