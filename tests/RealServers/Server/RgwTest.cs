using System;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Threading.Tasks;
using S3Encryption.Engine;
using Xunit;

namespace S3Encryption.RealServers.Server;

/// <summary>The base of the tests: a bucket and a folder of its own, and the cmdlets run as a person would.</summary>
[Collection(RgwTests.Name)]
public abstract class RgwTest : IAsyncLifetime
{
    private readonly RgwServer _server;

    /// <summary>Makes nothing yet.</summary>
    protected RgwTest(RgwServer server) => _server = server;

    /// <summary>For the test's files; gone when it ends.</summary>
    protected string Folder { get; private set; } = string.Empty;

    /// <summary>A key for SSE-C, random.</summary>
    protected byte[] Material { get; } = RandomNumberGenerator.GetBytes(32);

    private protected StoredBucket Bucket { get; private set; } = null!;

    private protected RgwDescription Server => _server.Description;

    /// <summary>Skips the test where there is no server.</summary>
    public async ValueTask InitializeAsync()
    {
        if (_server.Missing is string reason) Assert.Skip(reason);
        Folder = Directory.CreateTempSubdirectory("s3encryption-").FullName;
        Bucket = await StoredBucket.MakeAsync(_server.AsOwner);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        if (Folder.Length > 0) Directory.Delete(Folder, recursive: true);
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    private protected string NewFile(string name, byte[] content)
    {
        var path = Path.Combine(Folder, name);
        File.WriteAllBytes(path, content);
        return path;
    }

    /// <summary>Runs script text with these variables, and <c>$server</c> with the connection, <c>$bucket</c> and <c>$folder</c>.</summary>
    private protected EngineResult Run(string script, params (string Name, object Value)[] variables) => Ready(variables).Run(script);

    private protected RunningScript Start(string script, params (string Name, object Value)[] variables) => Ready(variables).Start(script);

    private protected string Show(string script, params (string Name, object Value)[] variables) => Ready(variables).Show(script);

    /// <summary>Runs script text that must succeed, and gives its only result.</summary>
    private protected dynamic RunForOne(string script, params (string Name, object Value)[] variables)
    {
        var result = Run(script, variables);
        Assert.Empty(result.AllErrors);
        return Assert.Single(result.Output);
    }

    /// <summary>Runs script text that must fail in one way, and gives the id and message of the failure.</summary>
    private protected (string Id, string Message) RunForError(string script, params (string Name, object Value)[] variables)
    {
        var result = Run(script, variables);
        Assert.Empty(result.Output);
        var error = Assert.Single(result.AllErrors);
        return (error.FullyQualifiedErrorId.Split(',').First(), error.Exception.Message);
    }

    private protected object ConnectionOf(string endpoint, RgwUser user) => _server.Connection(endpoint, user);

    /// <summary>Compares without printing megabytes.</summary>
    private protected static void AssertSame(byte[] expected, byte[] actual) =>
        Assert.True(expected.AsSpan().SequenceEqual(actual), $"{actual.Length} bytes came that are not the {expected.Length} expected.");

    private protected static void AssertHolds(string file, params byte[] expected) => AssertSame(expected, File.ReadAllBytes(file));

    private HostedEngine Ready((string Name, object Value)[] variables)
    {
        _server.Engine.Set("bucket", Bucket.Name);
        _server.Engine.Set("folder", Folder);
        _server.Engine.Set("material", Material);
        foreach (var (name, value) in variables) _server.Engine.Set(name, value);
        return _server.Engine;
    }
}
