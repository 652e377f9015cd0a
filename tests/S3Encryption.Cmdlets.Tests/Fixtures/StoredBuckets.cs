using S3Encryption.Core.Access.Policies;
using S3Encryption.Sandbox.Storage;

namespace S3Encryption.Cmdlets.Tests.Fixtures;

/// <summary>Buckets of a test's own on the sandbox, as AWS makes them, and their policies.</summary>
internal static class StoredBuckets
{
    /// <returns>The name of a bucket that no other test uses.</returns>
    public static string NewBucket(this SandboxFixture sandbox)
    {
        var name = "bucket-" + sandbox.NewName("");
        _ = sandbox.Bucket(name, with: bucket => bucket.Encryption = bucket.Encryption with { BlocksSseC = true });
        return name;
    }

    /// <returns>The name of a bucket that takes SSE-C and that no other test uses.</returns>
    public static string NewSseCBucket(this SandboxFixture sandbox) => sandbox.Bucket("bucket-" + sandbox.NewName("")).Name;

    /// <returns>The name of a bucket whose policy lets everybody read.</returns>
    public static string NewPublicBucket(this SandboxFixture sandbox)
    {
        var name = sandbox.NewBucket();
        sandbox.Server.Buckets.Find(name)!.PublicAccessBlock = null;
        sandbox.GivePolicy(name, """
            {"Version":"2012-10-17","Statement":[
              {"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::BUCKET/*"}]}
            """);
        return name;
    }

    /// <summary>Gives a bucket a policy, in which BUCKET stands for its name, past what S3 would check.</summary>
    public static void GivePolicy(this SandboxFixture sandbox, string bucket, string policy)
    {
        var text = policy.Replace("BUCKET", bucket, System.StringComparison.Ordinal);
        sandbox.Server.Buckets.Find(bucket)!.Policy = new BucketPolicy(text, PolicyDocument.Parse(text));
    }
}
