using System;
using System.IO;
using System.Runtime.InteropServices;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Sandbox.Hosting;

namespace S3Encryption.Sandbox;

internal static class Program
{
    private const int BadArguments = 2;
    private const int CannotStart = 1;

    private static async Task<int> Main(string[] arguments)
    {
        CommandLine line;
        SandboxOptions options;
        try
        {
            line = CommandLine.Parse(arguments);
            if (line.WantsHelp)
            {
                Console.Out.WriteLine(CommandLine.Help);
                return 0;
            }

            options = new SandboxOptions { Port = line.Port, HttpPort = line.HttpPort, Faults = line.Faults };
            options = line.ConfigFile is { } file ? Load(file, options) : options;
        }
        catch (FormatException wrong)
        {
            Console.Error.WriteLine(wrong.Message + " Try --help.");
            return BadArguments;
        }

        try
        {
            await using var server = await SandboxServer.StartAsync(options);
            Announce(server, line.Shell);
            await UntilToldToStopAsync();
            return 0;
        }
        catch (Exception failure) when (failure is IOException or FormatException or ArgumentException)
        {
            Console.Error.WriteLine("The sandbox could not start: " + failure.Message);
            return failure is IOException ? CannotStart : BadArguments;
        }
    }

    private static SandboxOptions Load(string file, SandboxOptions defaults)
    {
        try
        {
            return SandboxConfig.Load(file, defaults);
        }
        catch (Exception failure) when (failure is FormatException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new FormatException("The configuration " + file + " cannot be used: " + failure.Message, failure);
        }
    }

    private static void Announce(SandboxServer server, string? shell)
    {
        if (shell is null)
        {
            Console.Out.WriteLine(Announcement.Json(server));
            return;
        }

        foreach (var variable in Announcement.Lines(server, shell))
        {
            Console.Out.WriteLine(variable);
        }
    }

    private static async Task UntilToldToStopAsync()
    {
        var stop = new TaskCompletionSource();
        void OnSignal(PosixSignalContext signal)
        {
            signal.Cancel = true;
            _ = stop.TrySetResult();
        }

        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, OnSignal);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnSignal);
        // A read of the console cannot be cancelled, so that it has a thread of its own, which does not keep the process alive.
        var watch = new Thread(() =>
        {
            DrainInput();
            _ = stop.TrySetResult();
        });
        watch.IsBackground = true;
        watch.Start();
        await stop.Task;
    }

    private static void DrainInput()
    {
        using var input = Console.OpenStandardInput();
        var ignored = new byte[256];
        while (input.Read(ignored) > 0)
        {
        }
    }
}
