using System.Diagnostics;
using Npgsql;
using Scrutineer.Store.Tests;
using Xunit;

[assembly: AssemblyFixture(typeof(PostgresCluster))]

namespace Scrutineer.Store.Tests;

/// <summary>A PostgreSQL of these tests alone, on a socket in a folder, thrown away afterwards. It is started by the first test that asks.</summary>
public sealed class PostgresCluster : IDisposable
{
    private readonly Lock gate = new();
    private string? folder;
    private string? unavailable;
    private int schemas;

    /// <summary>A connection string to an empty schema; skips the test where there is no PostgreSQL.</summary>
    public string NewSchema()
    {
        lock (gate)
        {
            if (folder is null && unavailable is null) unavailable = Start();
            Assert.SkipUnless(unavailable is null, unavailable ?? "");
            var schema = $"record{++schemas}";
            using var source = NpgsqlDataSource.Create(Connection(null));
            using var command = source.CreateCommand($"CREATE SCHEMA {schema}");
            command.ExecuteNonQuery();
            return Connection(schema);
        }
    }

    private string Connection(string? schema) => $"Host={folder};Username=postgres;Database=postgres;Search Path={schema ?? "public"}";

    private static string? Programs() => Directory.Exists("/usr/lib/postgresql")
        ? Directory.EnumerateDirectories("/usr/lib/postgresql").Select(d => Path.Combine(d, "bin")).Where(d => File.Exists(Path.Combine(d, "initdb"))).Order().LastOrDefault()
        : null;

    private string? Start()
    {
        if (Programs() is not { } programs) return "needs PostgreSQL (initdb under /usr/lib/postgresql)";
        var made = Run("mktemp", "-d", "/tmp/scrutineer-pg-XXXXXX");
        if (made.Exit != 0) return $"cannot start PostgreSQL: {made.Output}";
        var at = made.Output.Trim();
        var begun = Run(Path.Combine(programs, "initdb"), "-D", $"{at}/data", "-U", "postgres", "-A", "trust", "-N");
        if (begun.Exit != 0) return $"cannot start PostgreSQL: {begun.Output}";
        // Nothing here cuts the power: fsync would only take time.
        var started = Run(Path.Combine(programs, "pg_ctl"), "-D", $"{at}/data", "-w", "-l", $"{at}/log", "-o", $"-k {at} -c listen_addresses='' -c fsync=off", "start");
        if (started.Exit != 0) return $"cannot start PostgreSQL: {started.Output}";
        folder = at;
        return null;
    }

    // It refuses to run as root.
    private static (int Exit, string Output) Run(string program, params string[] arguments)
    {
        var start = Environment.IsPrivilegedProcess ? new ProcessStartInfo("runuser", ["-u", "postgres", "--", program, .. arguments]) : new ProcessStartInfo(program, arguments);
        start.WorkingDirectory = "/";
        // The server keeps what it inherits: its output goes to a file of its own, and ours is not read to the end of its life.
        var output = Path.GetTempFileName();
        try
        {
            start = new ProcessStartInfo("/bin/sh", ["-c", "out=$1; shift; exec \"$@\" > \"$out\" 2>&1 < /dev/null", "sh", output, start.FileName, .. start.ArgumentList]) { WorkingDirectory = "/" };
            using var process = Process.Start(start)!;
            process.WaitForExit();
            return (process.ExitCode, File.ReadAllText(output));
        }
        finally
        {
            File.Delete(output);
        }
    }

    /// <summary>Stops the server and removes its folder.</summary>
    public void Dispose()
    {
        NpgsqlConnection.ClearAllPools();
        if (folder is null || Programs() is not { } programs) return;
        Run(Path.Combine(programs, "pg_ctl"), "-D", $"{folder}/data", "-m", "immediate", "-w", "stop");
        Run("rm", "-r", folder);
    }
}
