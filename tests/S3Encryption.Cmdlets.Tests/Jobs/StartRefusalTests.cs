using S3Encryption.Cmdlets.Tests.Access;
using S3Encryption.Cmdlets.Tests.Fixtures;
using S3Encryption.Sandbox.Faults;
using Xunit;

namespace S3Encryption.Cmdlets.Tests.Jobs;

/// <summary>What is no job is said before there is one, with what to do instead; and what was asked for once is made once.</summary>
public sealed class StartRefusalTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    private const string Kms = "-To SseKms -KmsKeyId alias/logs";

    [Theory]
    [InlineData("-To SseC", "SseCNotInJobs", "Convert-S3ObjectEncryption")]
    [InlineData("-To SseKms -FromEncryption SseC", "SseCNotInJobs", "Convert-S3ObjectEncryption")]
    [InlineData("-To SseS3", "JobNeedsSource", "-FromEncryption")]
    [InlineData("-To SseS3 -KmsKeyId alias/logs", "InvalidEncryption", "SSE-S3")]
    [InlineData("-To DsseKms -BucketKey", "InvalidEncryption", "Bucket Key")]
    [InlineData("-To SseKms -FromKmsKeyId alias/logs -FromEncryption SseS3", "InvalidEncryption", "-FromKmsKeyId")]
    [InlineData("-To SseKms -KmsKeyId alias/none", "KmsKeyNotFound", "alias/none")]
    [InlineData("-To SseKms -KmsKeyId alias/off", "KmsKeyDisabled", "enable-key")]
    [InlineData("-To SseKms -KmsKeyId alias/rsa", "KmsKeyUnsuitable", "symmetric")]
    [InlineData(Kms + " -JobRoleArn batch", "InvalidJobRole", "batchoperations.s3.amazonaws.com")]
    [InlineData(Kms + " -JobRoleArn arn:aws:iam::999988887777:role/batch", "InvalidJobRole", "111122223333")]
    [InlineData(Kms + " -Report s3://no-such-bucket-here/x", "BucketNotFound", "The report cannot be written")]
    public void A_job_that_could_not_do_it_is_refused_before_there_is_one(string parameters, string id, string word)
    {
        using var bench = new JobBench(sandbox);
        bench.Store("o");
        var job = JobBench.Job;
        if (parameters.Contains("-JobRoleArn")) job = job.Replace("-JobRoleArn $role ", "");
        if (parameters.Contains("-Report")) job = job.Replace("-Report s3://$desk/reports ", "");
        _ = EngineAssert.OneError(bench.Engine.Run($"Start-S3EncryptionJob $bucket {parameters} {job}"), id, word);
        Assert.Empty(bench.All());
    }

    [Fact]
    public void A_bucket_that_is_not_there_has_no_job_and_a_pattern_names_no_bucket()
    {
        using var bench = new JobBench(sandbox);
        _ = EngineAssert.OneError(bench.Engine.Run($"Start-S3EncryptionJob no-such-bucket-here {Kms} {JobBench.Job}"), "BucketNotFound");
        _ = EngineAssert.OneError(bench.Engine.Run($"Start-S3EncryptionJob work-* {Kms} {JobBench.Job}"), "InvalidBucketName");
    }

    [Fact]
    public void WhatIf_says_which_job_it_would_be_and_makes_neither_job_nor_list()
    {
        using var bench = new JobBench(sandbox);
        bench.Store("o");
        var piped = "Get-S3ObjectEncryption $bucket | Start-S3EncryptionJob -ManifestLocation s3://$desk/lists";
        foreach (var start in new[] { "Start-S3EncryptionJob $bucket", piped })
        {
            Assert.Empty(bench.Engine.Require($"{start} {Kms} -JobRoleArn $role -Report s3://$desk/reports -WhatIf"));
            var screen = bench.Engine.TakeScreen();
            Assert.Contains("What if: Start a job of S3 Batch Operations", screen);
            Assert.All(
                new[] { bench.Bucket, "SSE-KMS under arn:aws:kms:", "UpdateObjectEncryption", JobBench.Role, $"s3://{bench.Desk}/reports" },
                word => Assert.Contains(word, screen));
        }

        Assert.Empty(bench.All());
        Assert.Equal(0, sandbox.Server.Buckets.Find(bench.Desk)!.Objects.Keys.Count);
    }

    [Fact]
    public void Without_being_asked_nobody_starts_a_job()
    {
        using var bench = new JobBench(sandbox);
        bench.Store("o");
        // The engine of the test answers no question: that there is one is the error.
        var result = bench.Engine.Run($"Start-S3EncryptionJob $bucket {Kms} -JobRoleArn $role -Report s3://$desk/reports");
        Assert.NotEmpty(result.AllErrors);
        Assert.Empty(bench.All());
    }

    [Fact]
    public void An_answer_that_is_lost_does_not_make_a_second_job()
    {
        using var bench = new JobBench(sandbox);
        bench.Store("o");
        sandbox.Server.Requests.Clear();
        sandbox.Server.Faults.Add(new Fault("s3-control", "CreateJob", 1, new LoseAnswer()));
        var job = EngineAssert.OneObject(bench.Engine.Run($"Start-S3EncryptionJob $bucket {Kms} {JobBench.Job}"));
        Assert.Equal(2, sandbox.Seen("CreateJob").Count);
        Assert.Equal(job.Get<string>("JobId"), Assert.Single(bench.All()).Id);
    }

    [Fact]
    public void Where_no_answer_comes_at_all_the_token_that_finds_the_job_again_is_told()
    {
        using var bench = new JobBench(sandbox);
        bench.Store("o");
        sandbox.Server.Faults.Add(new Fault("s3-control", "CreateJob", 1, new LoseAnswer()) { Times = 5 });
        var start = $"Start-S3EncryptionJob $bucket {Kms} -IdempotencyToken again-{bench.Bucket} {JobBench.Job}";
        _ = EngineAssert.OneError(bench.Engine.Run(start), "JobMaybeMade", $"-IdempotencyToken again-{bench.Bucket}");
        var job = EngineAssert.OneObject(bench.Engine.Run(start));
        Assert.Equal(job.Get<string>("JobId"), Assert.Single(bench.All()).Id);
        _ = EngineAssert.OneError(bench.Engine.Run(start + " -Priority 11"), "JobTokenUsed");
        _ = Assert.Single(bench.All());
    }

    [Fact]
    public void Who_may_not_make_jobs_or_pass_the_role_on_learns_which_rights_are_missing()
    {
        using var bench = new JobBench(sandbox);
        bench.Store("o");
        using var engine = sandbox.AsNewUser(Callers.Allow("kms:DescribeKey"));
        bench.Set(engine);
        var denied = EngineAssert.OneError(
            engine.Run($"Start-S3EncryptionJob $bucket {Kms} {JobBench.Job}"), "AccessDenied", "s3:CreateJob", "iam:PassRole");
        Assert.Equal("PermissionDenied", denied.CategoryInfo.Category.ToString());
        Assert.Empty(bench.All());
    }

    [Fact]
    public void Who_may_make_a_job_and_not_look_at_it_still_learns_its_id()
    {
        using var bench = new JobBench(sandbox);
        bench.Store("o");
        sandbox.Server.Faults.Add(new Fault("s3-control", "DescribeJob", 1, new AnswerError(403, "AccessDenied")));
        var result = bench.Engine.Run($"Start-S3EncryptionJob $bucket {Kms} {JobBench.Job}");
        Assert.Equal(Assert.Single(bench.All()).Id, EngineAssert.OneObject(result).Get<string>("JobId"));
        Assert.Contains("cannot be looked at", Assert.Single(result.Warnings));
    }
}
