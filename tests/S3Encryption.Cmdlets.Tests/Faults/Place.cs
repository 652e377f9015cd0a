using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using S3Encryption.Cmdlets.Tests.Fixtures;
using S3Encryption.Core.Access.Policies;
using S3Encryption.Engine;
using S3Encryption.Sandbox.Faults;
using S3Encryption.Sandbox.Hosting;
using S3Encryption.Sandbox.Storage;

namespace S3Encryption.Cmdlets.Tests.Faults;

/// <summary>Where a scenario is run once: buckets, files and names that nothing else uses.</summary>
internal sealed class Place
{
    private readonly TaskCompletionSource _jobsGo = new();

    public Place(SandboxFixture sandbox, HostedEngine engine, string name, string folder)
    {
        (Sandbox, Engine, Name, Folder) = (sandbox, engine, name, folder);
        _ = Directory.CreateDirectory(folder);
        engine.Set("b", name);
        engine.Set("dir", folder);
    }

    /// <summary>The bucket, and what every other name in this place begins with.</summary>
    public string Name { get; }

    public string Folder { get; }

    public HostedEngine Engine { get; }

    public SandboxFixture Sandbox { get; }

    public SandboxServer Server => Sandbox.Server;

    /// <summary>The buckets of the place, by name.</summary>
    public IReadOnlyList<Bucket> Buckets => [.. Server.Buckets.OwnedBy(Server.AccountId).Where(b => b.Name.StartsWith(Name, System.StringComparison.Ordinal))];

    /// <summary>A bucket of the place that takes SSE-C.</summary>
    public Bucket NewBucket(string suffix = "") => Sandbox.Bucket(Name + suffix);

    /// <summary>Small files to send, each with a content of its own.</summary>
    public Place Files(params string[] names)
    {
        foreach (var name in names)
        {
            var path = Path.Combine(Folder, name);
            _ = Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, string.Concat(Enumerable.Repeat(name, 100)));
        }

        return this;
    }

    /// <summary>Runs a script that starts a job of one object, and lets the job get as far as this object, and no further until it is let go.</summary>
    public Place RunHeldJob(string script)
    {
        var hold = new Hold(_jobsGo.Task);
        _ = Server.Faults.Add(new Fault("s3", "UpdateObjectEncryption", 1, hold));
        _ = Run(script);
        hold.Reached.GetAwaiter().GetResult();
        return this;
    }

    /// <summary>Lets the jobs go.</summary>
    public void LetJobsGo() => _jobsGo.TrySetResult();

    /// <summary>Runs a script that must succeed, while nothing goes wrong.</summary>
    public Place Run(string script)
    {
        _ = Engine.Require(script);
        return this;
    }

    /// <summary>Puts a copy of all that is in this place into another.</summary>
    public void CopyTo(Place other)
    {
        foreach (var bucket in Buckets) CopyBucket(bucket, other);
        foreach (var path in Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(other.Folder, Path.GetRelativePath(Folder, path));
            _ = Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(path, target);
        }
    }

    private void CopyBucket(Bucket from, Place other)
    {
        var to = other.NewBucket(from.Name[Name.Length..]);
        (to.Encryption, to.PublicAccessBlock, to.Ownership) = (from.Encryption, from.PublicAccessBlock, from.Ownership);
        to.Objects.Versioning = from.Objects.Versioning;
        if (from.Policy is { } policy)
        {
            var text = policy.Text.Replace(Name, other.Name, System.StringComparison.Ordinal);
            to.Policy = new BucketPolicy(text, PolicyDocument.Parse(text));
        }

        for (var i = 0; i < from.Objects.Keys.Count; i++)
        {
            foreach (var stored in from.Objects.Versions(from.Objects.Keys[i]).OfType<StoredObject>().Reverse())
            {
                _ = stored.Body.TryAcquire();
                _ = to.Objects.Add(stored, _ => { });
            }
        }

        foreach (var upload in from.Uploads.Values) CopyUpload(upload, to);
    }

    private static void CopyUpload(MultipartUpload from, Bucket to)
    {
        var upload = new MultipartUpload(from.UploadId, from.Key, from.Initiated)
        {
            Headers = from.Headers,
            Encryption = from.Encryption,
            Lock = from.Lock,
            InitiatorArn = from.InitiatorArn,
            Acl = from.Acl,
            Conditions = from.Conditions,
            Checksums = from.Checksums,
        };
        foreach (var part in from.Parts)
        {
            _ = part.Body.TryAcquire();
            _ = upload.TryPut(part);
        }

        _ = to.Uploads.TryAdd(upload.UploadId, upload);
    }
}
