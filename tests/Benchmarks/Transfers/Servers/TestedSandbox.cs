namespace S3Encryption.Benchmarks.Transfers.Servers;

/// <summary>The sandbox. It knows AWS's checksums, so what is sent to it is what AWS is sent.</summary>
internal sealed class TestedSandbox : TestedServer
{
    private readonly SandboxProcess _process = new(SandboxProcess.Built);

    /// <param name="keyFile">The file with the SSE-C key.</param>
    public TestedSandbox(string keyFile) => Access = new Access(
        _process.Endpoint, _process.CaBundle, _process.AccessKeyId, _process.SecretAccessKey, KnowsChecksums: true, keyFile);

    public override string Name => "the sandbox";

    public override Access Access { get; }

    public override void Dispose() => _process.Dispose();
}
