using System;
using System.Collections.Generic;
using System.Globalization;
using S3Encryption.Sandbox.Faults;

namespace S3Encryption.Sandbox.Hosting;

/// <summary>The arguments of the program.</summary>
internal sealed record CommandLine
{
    internal const string Help = """
        A local S3, KMS and STS endpoint with AWS's encryption rules. A simulator: everything it stores is gone when it stops.

        usage: dotnet run -c Release --project src/S3Encryption.Sandbox -- [options]

          --port N           the port on 127.0.0.1; 0, the default, takes any that is free
          --http-port N      a second endpoint without TLS, to see what is refused there
          --shell pwsh|bash  print the lines that set up a shell for its first principal, instead of JSON
          --config FILE      principals, policies, keys, buckets and faults to start with (JSON)
          --fault JSON       something to go wrong; may be given more than once
                             {"operation":"PutObject","nth":2,"action":{"type":"AnswerError","code":"SlowDown"}}
          --help             this text

        The first line on standard output is one JSON object:
          {"endpoint","control","region","accountId","caBundle","principals":[{"name","accessKeyId","secretAccessKey"}]}
        A principal with a session has "sessionToken" too. The sandbox then serves until its standard input closes, or it is told to stop
        by Ctrl+C or SIGTERM. Where standard input is closed from the start (</dev/null), it stops right away.
        """;

    internal int Port { get; init; }

    internal int? HttpPort { get; init; }

    /// <summary><c>pwsh</c> or <c>bash</c>; null JSON.</summary>
    internal string? Shell { get; init; }

    internal string? ConfigFile { get; init; }

    internal IReadOnlyList<Fault> Faults { get; init; } = [];

    internal bool WantsHelp { get; init; }

    /// <exception cref="FormatException">An argument is unknown, or its value is missing or wrong.</exception>
    internal static CommandLine Parse(string[] arguments)
    {
        var line = new CommandLine();
        for (var i = 0; i < arguments.Length; i++)
        {
            line = arguments[i] switch
            {
                "--help" or "-h" or "-?" => line with { WantsHelp = true },
                "--port" => line with { Port = PortIn(arguments, ++i) },
                "--http-port" => line with { HttpPort = PortIn(arguments, ++i) },
                "--shell" => line with { Shell = ShellIn(arguments, ++i) },
                "--config" => line with { ConfigFile = ValueIn(arguments, ++i, "a file") },
                "--fault" => line with { Faults = [.. line.Faults, .. FaultJson.Parse(ValueIn(arguments, ++i, "a fault as JSON"))] },
                { } other => throw new FormatException("Unknown argument «" + other + "»."),
            };
        }

        return line;
    }

    private static string ValueIn(string[] arguments, int index, string what) =>
        index < arguments.Length ? arguments[index] : throw new FormatException(arguments[index - 1] + " needs " + what + ".");

    private static int PortIn(string[] arguments, int index)
    {
        const string What = "a port from 0 to 65535";
        var text = ValueIn(arguments, index, What);
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port <= 65535
            ? port
            : throw new FormatException(arguments[index - 1] + " needs " + What + ", not «" + text + "».");
    }

    private static string ShellIn(string[] arguments, int index)
    {
        const string What = "pwsh or bash";
        var shell = ValueIn(arguments, index, What);
        return shell is "pwsh" or "bash" ? shell : throw new FormatException("--shell needs " + What + ", not «" + shell + "».");
    }
}
