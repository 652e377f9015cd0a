using System;
using System.Linq;
using S3Encryption.Cmdlets.Tests.Fixtures;
using Xunit;

namespace S3Encryption.Cmdlets.Tests.Access;

public sealed class NewS3KmsPolicyTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    private string LogsArn => sandbox.Server.Keys.Find("alias/logs")!.Arn;

    [Fact]
    public void A_policy_for_an_ARN_is_made_without_a_request()
    {
        using var engine = sandbox.As();
        sandbox.Server.Requests.Clear();
        var policy = EngineAssert.OneObject(engine.Run($"New-S3KmsPolicy Reader {LogsArn} -BucketName logs"));
        _ = EngineAssert.OneObject(engine.Run("New-S3KmsPolicy Writer -As Key -PrincipalArn arn:aws:iam::111122223333:user/operator"));
        _ = EngineAssert.OneObject(engine.Run("New-S3KmsPolicy -DefaultKey"));
        Assert.Empty(sandbox.Server.Requests.Snapshot());
        Assert.Equal(
            ("Reader", "Identity", LogsArn), (policy.Get<string>("For"), policy.Get<string>("As"), policy.Get<string>("KmsKeyArn")));
    }

    [Fact]
    public void An_alias_becomes_the_ARN_for_policies_know_no_aliases()
    {
        using var engine = sandbox.As();
        sandbox.Server.Requests.Clear();
        Assert.Contains($"\"Resource\": \"{LogsArn}\"", engine.Text("New-S3KmsPolicy Reader alias/logs"), StringComparison.Ordinal);
        Assert.Equal(["DescribeKey"], sandbox.Server.Requests.Snapshot().Select(r => r.Operation));
        _ = EngineAssert.OneError(engine.Run("New-S3KmsPolicy Reader alias/none"), "KmsKeyNotFound");
    }

    [Fact]
    public void The_object_as_text_and_what_a_person_sees_is_the_document()
    {
        using var engine = sandbox.As();
        var policy = EngineAssert.OneObject(engine.Run("New-S3KmsPolicy -DefaultKey"));
        var json = policy.Get<string>("Json");
        Assert.Equal(json, policy.ToString());
        Assert.Equal(json, engine.Text("\"$(New-S3KmsPolicy -DefaultKey)\""));
        Assert.Equal(Bare(json), Bare(engine.Show("New-S3KmsPolicy -DefaultKey")));
        Assert.Contains("\"kms:RequestAlias\": \"alias/aws/*\"", json, StringComparison.Ordinal);
    }

    [Fact]
    public void Buckets_pipe_in_with_their_key_and_the_policy_also_admits_what_they_stored_under_another_setting()
    {
        using var engine = sandbox.As();
        foreach (var bucketKey in new[] { "-BucketKey", "-BucketKey:$false" })
        {
            var bucket = NewBucket(bucketKey);
            var json = engine.Text($"Get-S3BucketEncryption {bucket} | New-S3KmsPolicy Reader");
            Assert.Contains(LogsArn, json, StringComparison.Ordinal);
            Assert.Contains($"\"arn:aws:s3:::{bucket}\"", json, StringComparison.Ordinal);
            Assert.Contains($"\"arn:aws:s3:::{bucket}/*\"", json, StringComparison.Ordinal);
        }

        var narrow = engine.Text("New-S3KmsPolicy Reader alias/logs -BucketName fresh -BucketKey");
        Assert.DoesNotContain("fresh/*", narrow, StringComparison.Ordinal);
        Assert.Contains(LogsArn, engine.Text("Get-S3KmsKey alias/logs | New-S3KmsPolicy Auditor"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-BucketKey")]
    [InlineData("-BucketKey:$false")]
    public void A_reader_so_made_reads_that_bucket_alone_and_writes_and_manages_nothing(string bucketKey)
    {
        var (mine, other) = (NewBucket(bucketKey), NewBucket(bucketKey));
        using var admin = sandbox.As();
        foreach (var bucket in new[] { mine, other }) _ = admin.Require($"Send-S3EncryptedObject '{sandbox.NewFile(10)}' {bucket} x");
        using var reader = sandbox.AsNewUser(admin.Text($"New-S3KmsPolicy Reader alias/logs -BucketName {mine} {bucketKey}"));
        _ = reader.Require($"Receive-S3EncryptedObject {mine} x '{sandbox.NewPath()}'");
        _ = EngineAssert.OneError(
            reader.Run($"Receive-S3EncryptedObject {other} x '{sandbox.NewPath()}'"), "KmsAccessDenied", "kms:Decrypt");
        _ = EngineAssert.OneError(
            reader.Run($"Send-S3EncryptedObject '{sandbox.NewFile(10)}' {mine} y"), "KmsAccessDenied", "kms:GenerateDataKey");
        Assert.Contains(
            reader.Require("Test-S3KmsAccess " + LogsArn),
            r => r.Get<string>("Action") == "kms:Decrypt" && r.Get<string>("Result") == "Denied");
    }

    [Fact]
    public void A_writer_so_made_writes_large_objects_too_where_it_is_not_known_whether_there_is_a_Bucket_Key()
    {
        using var admin = sandbox.As();
        foreach (var bucketKey in new[] { "-BucketKey", "-BucketKey:$false" })
        {
            var bucket = NewBucket(bucketKey);
            using var writer = sandbox.AsNewUser(admin.Text($"New-S3KmsPolicy Writer alias/logs -BucketName s3://{bucket}"));
            _ = writer.Require($"Send-S3EncryptedObject '{sandbox.NewFile(9 << 20)}' {bucket} large");
            Assert.Equal(9 << 20, sandbox.Stored(bucket, "large")!.Body.Length);
        }
    }

    [Fact]
    public void A_prefix_that_a_Bucket_Key_would_make_void_is_warned_of()
    {
        using var engine = sandbox.As();
        Assert.Contains("Bucket Key", Assert.Single(Warnings("-BucketName logs -Prefix a/")), StringComparison.Ordinal);
        Assert.Contains("Bucket Key", Assert.Single(Warnings("-BucketName s3://logs/a/ -BucketKey")), StringComparison.Ordinal);
        Assert.Empty(Warnings("-BucketName logs -Prefix a/ -BucketKey:$false"));
        Assert.Empty(Warnings("-BucketName logs -BucketKey"));
        Assert.Contains("whole key", Assert.Single(engine.Run($"New-S3KmsPolicy Auditor {LogsArn} -BucketName logs").Warnings));

        System.Collections.Generic.IReadOnlyList<string> Warnings(string how) =>
            engine.Run($"New-S3KmsPolicy Reader {LogsArn} {how}").Warnings;
    }

    [Fact]
    public void A_policy_for_the_whole_key_is_warned_of_only_where_buckets_were_named()
    {
        using var engine = sandbox.As();
        Assert.Contains("whole key", Assert.Single(engine.Run($"New-S3KmsPolicy Auditor {LogsArn} -BucketName logs").Warnings));
        Assert.Empty(engine.Run($"New-S3KmsPolicy Auditor {LogsArn}").Warnings);
    }

    [Theory]
    [InlineData("Reader {0} -BucketName (1..10 | % {{ \"bucket-$_\" }}) -BucketKey", false)]
    [InlineData("Reader {0} -BucketName (1..250 | % {{ \"bucket-$_\" }}) -BucketKey", true)]
    [InlineData("Reader {0} -As Key -PrincipalArn 111122223333 -BucketName (1..250 | % {{ \"bucket-$_\" }}) -BucketKey", false)]
    [InlineData("Reader {0} -As Key -PrincipalArn 111122223333 -BucketName (1..1200 | % {{ \"bucket-$_\" }}) -BucketKey", true)]
    public void A_policy_that_is_too_long_to_be_attached_is_made_and_warned_of(string order, bool isWarned)
    {
        using var engine = sandbox.As();
        var script = string.Format(System.Globalization.CultureInfo.InvariantCulture, order, LogsArn).Replace(
            "%", "ForEach-Object", StringComparison.Ordinal);
        var made = engine.Run($"New-S3KmsPolicy {script}");
        _ = EngineAssert.OneObject(made);
        Assert.Equal(isWarned, made.Warnings.Any(w => w.Contains("will refuse it", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("", "arn:aws:kms:REGION:111122223333:key/mrk-")]
    [InlineData("-As Key -PrincipalArn 111122223333", "each needs one of its own")]
    public void A_policy_for_a_multi_Region_key_says_that_it_is_for_one_of_them_and_another_says_nothing(string place, string words)
    {
        using var engine = sandbox.As();
        const string many = "arn:aws:kms:us-east-1:111122223333:key/mrk-0123456789abcdef0123456789abcdef";
        Assert.Contains(words, Assert.Single(engine.Run($"New-S3KmsPolicy Reader {many} {place}").Warnings), StringComparison.Ordinal);
        Assert.Empty(engine.Run($"New-S3KmsPolicy Reader {LogsArn} {place}").Warnings);
    }

    [Theory]
    [InlineData("New-S3KmsPolicy Reader", "InvalidKmsPolicy", "-DefaultKey")]
    [InlineData("New-S3KmsPolicy Reader -As Key", "InvalidKmsPolicy", "-PrincipalArn")]
    [InlineData("New-S3KmsPolicy Reader -As Key -PrincipalArn '*'", "InvalidPrincipal", "everybody")]
    [InlineData("New-S3KmsPolicy Reader $Arn -PrincipalArn 111122223333", "InvalidKmsPolicy", "-As Key")]
    [InlineData("New-S3KmsPolicy Reader $Arn -Prefix a/", "NoBucket", "-BucketName")]
    [InlineData("New-S3KmsPolicy Reader $Arn -BucketName s3://logs/a/ -Prefix b/", "TwoKeys", "s3://logs/a/")]
    [InlineData("New-S3KmsPolicy Reader $Arn -BucketName x--use1-az4--x-s3", "InvalidBucketName", "directory bucket")]
    public void What_cannot_be_a_policy_is_refused_with_what_to_give(string script, string id, string word)
    {
        using var engine = sandbox.As();
        engine.Set("Arn", LogsArn);
        _ = EngineAssert.OneError(engine.Run(script), id, word);
    }

    private string NewBucket(string bucketKey)
    {
        var name = "policy-" + sandbox.NewName(string.Empty);
        _ = sandbox.Server.Buckets.TryAdd(new Sandbox.Storage.Bucket(name, "us-east-1", sandbox.Server.AccountId, DateTimeOffset.UtcNow));
        using var engine = sandbox.As();
        _ = engine.Require($"Set-S3BucketEncryption {name} SseKms -KmsKeyId alias/logs {bucketKey}");
        return name;
    }

    private static string Bare(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
