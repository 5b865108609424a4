using System.Diagnostics;
using System.Security.Cryptography;
using Scrutineer.Testing;
using Xunit;

namespace Scrutineer.Foreign.Tests;

/// <summary>
/// The program of tests/foreign/go, over Debian's golang-go and golang-golang-x-mod-dev, without a network. It is built once for its sources into a temporary
/// folder. Where they are not installed its tests are skipped; with CI=true that is a failure.
/// </summary>
public static class GoProgram
{
    private const string Packages = "/usr/share/gocode";

    private static readonly Lazy<string> Built = new(Build);

    public static Ended Run(params string[] arguments)
    {
        var there = Directory.Exists(Path.Combine(Packages, "src", "golang.org", "x", "mod", "sumdb")) && Programs.Find("go") is not null;
        Programs.Need(there, "needs golang-go and golang-golang-x-mod-dev");
        return Programs.Run(Built.Value, arguments);
    }

    private static string Build()
    {
        var sources = Path.Combine(Shared.Repository, "tests", "foreign", "go");
        var digest = SHA256.HashData([.. Directory.GetFiles(sources, "*.go").Order(StringComparer.Ordinal).SelectMany(File.ReadAllBytes)]);
        var folder = Path.Combine(Path.GetTempPath(), $"scrutineer-foreign-{Convert.ToHexStringLower(digest)[..16]}");
        var program = Path.Combine(folder, "foreign");
        if (File.Exists(program)) return program;
        Directory.CreateDirectory(folder);
        var start = new ProcessStartInfo("go", ["build", "-o", program, "."]) { WorkingDirectory = sources, RedirectStandardError = true };
        foreach (var (name, value) in new Dictionary<string, string>
        {
            ["GO111MODULE"] = "off",
            ["GOPROXY"] = "off",
            ["GOFLAGS"] = "",
            ["CGO_ENABLED"] = "0",
            ["GOPATH"] = Packages,
            ["GOCACHE"] = Path.Combine(folder, "cache"),
        }) start.Environment[name] = value;
        using var go = Process.Start(start)!;
        var errors = go.StandardError.ReadToEnd();
        go.WaitForExit();
        Assert.True(go.ExitCode == 0, errors);
        return program;
    }
}
