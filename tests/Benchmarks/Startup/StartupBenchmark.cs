using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using S3Encryption.Benchmarks.Transfers.Bare;
using S3Encryption.Benchmarks.Transfers.Measuring;
using S3Encryption.Benchmarks.Transfers.Report;
using S3Encryption.Benchmarks.Transfers.Servers;
using S3Encryption.Engine;

namespace S3Encryption.Benchmarks.Startup;

/// <summary>
/// What a process costs until the first answer of S3, each in a fresh one, by turns: the module in pwsh from Import-Module on, a whole
/// <c>aws s3api head-object</c>, a whole program with HttpClient; and what a key costs that New-SseCKey makes.
/// </summary>
internal static class StartupBenchmark
{
    public const string Usage = "dotnet run -c Release --project tests/Benchmarks -- startup [ROUNDS]  from Import-Module to the first answer, beside the AWS CLI";
    public const string BareArgument = "head-here";
    private const string Key = "first";
    private const int Keys = 20_000;

    public static async Task<int> RunAsync(string[] arguments)
    {
        var rounds = arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 11;
        var (pwsh, aws) = (Tool.Find("pwsh"), Tool.Find("aws"));
        using var sandbox = await SandboxWithBucket.StartAsync();
        var server = sandbox.Server;
        using (var client = new BareClient(server.Access))
        {
            using var body = new ByteArrayContent(new byte[1024]);
            (await client.SendAsync(HttpMethod.Put, Key, body: body)).Dispose();
        }

        Console.WriteLine(
            $"Measured on {Machine.Text}{(pwsh is null ? "" : ", " + Tool.Ask(pwsh, "--version"))}{(aws is null ? "" : ", " + Tool.Ask(aws, "--version"))}.\n"
            + $"Fresh processes, medians of {rounds} interleaved rounds (smallest–largest), the first of each discarded; the server is the sandbox. Load average {Machine.Load}.\n");
        if (pwsh is null) Console.WriteLine("There is no pwsh: the module's costs were not measured.");
        if (aws is null) Console.WriteLine("There is no AWS CLI: nothing to compare with.");
        Measure(server, pwsh, aws, rounds);
        return 0;
    }

    /// <summary>One HEAD, in the process that was started for it.</summary>
    public static async Task<int> HeadHereAsync(string keyFile)
    {
        using var client = new BareClient(Access.FromEnvironment(keyFile));
        (await client.SendAsync(HttpMethod.Head, Key)).Dispose();
        return 0;
    }

    private static void Measure(TestedServer server, string? pwsh, string? aws, int rounds)
    {
        var shell = new List<double[]>();
        var (cli, bare) = (new List<double>(), new List<double>());
        for (var round = -1; round < rounds; round++)
        {
            var inShell = pwsh is null ? null : InShell(server, pwsh);
            double? ofCli = aws is null ? null : Whole(server, aws, "s3api", "head-object", "--bucket", Access.Bucket, "--key", Key);
            var ofBare = Whole(server, Environment.ProcessPath!, BareArgument, server.Access.KeyFile);
            if (round < 0) continue;
            if (inShell is not null) shell.Add(inShell);
            if (ofCli is double seconds) cli.Add(seconds);
            bare.Add(ofBare);
        }

        Console.WriteLine("| | ms | ÷ aws s3api head-object |\n|---|---:|---:|");
        if (cli.Count > 0) Row("`aws s3api head-object`, the process", cli, cli);
        Row("a program with HttpClient, one HEAD, the process", bare, cli);
        if (shell.Count == 0) return;
        Row("`Import-Module S3Encryption` in pwsh (target 30 ms)", Column(0), cli);
        Row("from Import-Module to the answer of `Get-S3ObjectEncryption -Key` (target 0.80)", Column(1), cli);
        Console.WriteLine($"\nAssemblies of the AWS SDK after the import: {shell.Max(s => s[2]):0}.");
        Console.WriteLine($"A key of `New-SseCKey -Count {Keys}`, down the pipeline: {new Spread(Column(3)).Text("0.0")} µs (target 20).");
        List<double> Column(int i) => shell.ConvertAll(s => s[i]);
    }

    private static void Row(string name, List<double> seconds, List<double> cli)
    {
        var ratio = cli.Count == 0 ? "" : new Spread([.. seconds.Zip(cli, (here, there) => here / there)]).Text("0.00");
        Console.WriteLine($"| {name} | {new Spread(seconds.ConvertAll(s => s * 1000)).Text("0")} | {ratio} |");
    }

    private static double Whole(TestedServer server, string program, params string[] arguments) =>
        MeasuredProcess.Start(program, arguments, server.Access.Environment).Run.Wall;

    /// <summary>Seconds of the import, seconds until the answer, assemblies of the SDK after the import, microseconds a key.</summary>
    private static double[] InShell(TestedServer server, string pwsh)
    {
        // Something else is imported first: the first Import-Module of a shell also starts the machinery of modules.
        var script = $$"""
            $null = Import-Module Microsoft.PowerShell.Archive -ErrorAction Ignore
            $clock = [Diagnostics.Stopwatch]::StartNew()
            Import-Module '{{HostedEngine.ManifestPath}}'
            $import = $clock.Elapsed.TotalSeconds
            $sdk = @([AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { $_.GetName().Name -like 'AWSSDK*' }).Count
            $clock = [Diagnostics.Stopwatch]::StartNew()
            $null = Get-S3ObjectEncryption {{Access.Bucket}} -Key {{Key}} -ErrorAction Stop
            $answer = $import + $clock.Elapsed.TotalSeconds
            $null = New-SseCKey -Count 100 | ForEach-Object Dispose
            $clock = [Diagnostics.Stopwatch]::StartNew()
            New-SseCKey -Count {{Keys}} | Out-Null
            $key = $clock.Elapsed.TotalMilliseconds * 1000 / {{Keys}}
            ($import, $answer, $sdk, $key).ForEach({ $_.ToString([cultureinfo]::InvariantCulture) }) -join ' '
            """;
        var output = MeasuredProcess.Start(pwsh, ["-NoProfile", "-NonInteractive", "-Command", script], server.Access.Environment).Output;
        return [.. output.Trim().Split('\n').Last().Split(' ').Select(value => double.Parse(value, CultureInfo.InvariantCulture))];
    }
}
