using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using S3Encryption.Cmdlets.Tests.Fixtures;
using S3Encryption.Core.Access.Policies;
using S3Encryption.Engine;
using S3Encryption.Sandbox.Identity;
using S3Encryption.Sandbox.Jobs;
using S3Encryption.Sandbox.S3.Encryption;
using S3Encryption.Sandbox.Storage;
using Xunit;

namespace S3Encryption.Cmdlets.Tests.Jobs;

/// <summary>A bucket to work on, one for lists and reports, and the jobs that the sandbox really has.</summary>
internal sealed class JobBench : IDisposable
{
    public const string Account = "111122223333";

    /// <summary>A role that is there from the start, and may do anything.</summary>
    public const string Role = "arn:aws:iam::111122223333:role/batch";

    /// <summary>What every job of a test says: its role, and where its report goes.</summary>
    public const string Job = "-JobRoleArn $role -Report s3://$desk/reports -Confirm:$false";

    /// <summary>The trust policy that docs and messages show.</summary>
    public const string Trust = """
        {"Version":"2012-10-17","Statement":[
          {"Effect":"Allow","Principal":{"Service":"batchoperations.s3.amazonaws.com"},"Action":"sts:AssumeRole"}]}
        """;

    private readonly SandboxFixture _sandbox;

    public JobBench(SandboxFixture sandbox, Versioning versioning = Versioning.Never)
    {
        _sandbox = sandbox;
        Bucket = "work-" + sandbox.NewName("");
        Desk = "desk-" + sandbox.NewName("");
        _ = sandbox.Bucket(Bucket, with: bucket => bucket.Objects.Versioning = versioning);
        _ = sandbox.Bucket(Desk);
        Engine = sandbox.As();
        Set(Engine);
        _ = Engine.Require("if (-not (Get-S3KmsKey | Where-Object Aliases -contains 'alias/first')) { $null = New-S3KmsKey first }");
    }

    public string Bucket { get; }

    public string Desk { get; }

    public HostedEngine Engine { get; }

    /// <summary>Gives an engine the names that scripts go by.</summary>
    public void Set(HostedEngine engine, string role = Role)
    {
        engine.Set("bucket", Bucket);
        engine.Set("desk", Desk);
        engine.Set("role", role);
    }

    /// <summary>The job of the sandbox that a script's job is.</summary>
    public Job Find(string jobId) => _sandbox.Server.Jobs.Jobs.Find(Account, jobId)!;

    /// <summary>How many jobs there are about the bucket of the test.</summary>
    public IReadOnlyList<Job> All() =>
        [.. _sandbox.Server.Jobs.Jobs.All.Where(job => job.Request.Document.ToString().Contains(Bucket, StringComparison.Ordinal))];

    /// <summary>Stores an object of a kind: its text is its key.</summary>
    public void Store(string key, string kind = "SseS3", string more = "")
    {
        var encryption = kind switch
        {
            "SseKms" => "-Encryption SseKms -KmsKeyId alias/first",
            "DsseKms" => "-Encryption DsseKms -KmsKeyId alias/first",
            _ => "-Encryption SseS3",
        };
        var content = $"[Text.Encoding]::UTF8.GetBytes('{key}')";
        _ = kind == "SseC"
            ? Engine.Require($"$key = New-SseCKey; ,({content}) | Send-S3SseCObject $bucket '{key}' -SseCKey $key -WarningAction Ignore")
            : Engine.Require($",({content}) | Send-S3EncryptedObject $bucket '{key}' {encryption} {more}");
        if (kind == "None") _ = _sandbox.Change(Bucket, key, o => o with { Encryption = new Unencrypted() });
    }

    /// <summary>The kind that each object of the bucket has now, by its key.</summary>
    public string Kinds() => string.Join(" ", Objects().Select(o => $"{o.Key}={StoredObjects.KindOf(o)}"));

    public IReadOnlyList<StoredObject> Objects()
    {
        var objects = _sandbox.Server.Buckets.Find(Bucket)!.Objects;
        return [.. Enumerable.Range(0, objects.Keys.Count).Select(i => objects.Find(objects.Keys[i])).OfType<StoredObject>()];
    }

    /// <summary>The text that a stored object of the desk holds.</summary>
    public async Task<string> TextAsync(string key) => Encoding.UTF8.GetString(await _sandbox.StoredBytesAsync(Desk, key));

    /// <summary>A role with this policy; its ARN.</summary>
    public string AddRole(string policy, string? trust = null)
    {
        var role = new Role
        {
            Name = "role-" + _sandbox.NewName(""),
            AccountId = Account,
            Policies = [PolicyDocument.Parse(policy, PolicyKind.Identity)],
            TrustPolicy = trust is null ? null : PolicyDocument.Parse(trust),
        };
        _sandbox.Server.Principals.Add(role);
        return role.Arn;
    }

    /// <summary>Waits until what a script began has got somewhere; polls, and gives up in a minute.</summary>
    public static void Until(Func<bool> holds) => Assert.True(System.Threading.SpinWait.SpinUntil(holds, TimeSpan.FromMinutes(1)));

    public void Dispose() => Engine.Dispose();
}
