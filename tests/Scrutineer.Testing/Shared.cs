using Xunit;

namespace Scrutineer.Testing;

/// <summary>
/// Files beside the repository: conformance vectors and real elections. They are not part of it;
/// a test that needs them says so and is skipped (and counted as skipped) where they are not.
/// With SCRUTINEER_REQUIRE_SHARED=1 (as in CI) their absence is a failure.
/// </summary>
public static class Shared
{
    /// <summary>The repository's root.</summary>
    public static string Repository { get; } = FindRepository();

    /// <summary>The full path of a shared file; skips the test if it is not there.</summary>
    public static string Path(params string[] parts)
    {
        var path = System.IO.Path.GetFullPath(System.IO.Path.Combine([Repository, "..", "shared", .. parts]));
        var exists = File.Exists(path) || Directory.Exists(path);
        if (!exists && Environment.GetEnvironmentVariable("SCRUTINEER_REQUIRE_SHARED") == "1") Assert.Fail($"{path} must be there in CI.");
        Assert.SkipUnless(exists, $"needs shared/{string.Join('/', parts)} beside the repository");
        return path;
    }

    private static string FindRepository()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
            if (File.Exists(System.IO.Path.Combine(at.FullName, "Scrutineer.slnx"))) return at.FullName;
        throw new InvalidOperationException("The tests must run inside the repository.");
    }
}
