namespace Scrutineer.Cli.Output;

/// <summary>The repository that the program runs from, for the elections that come with it.</summary>
internal static class ProgramFolder
{
    public static string Find()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
            if (Directory.Exists(Path.Combine(at.FullName, "elections"))) return at.FullName;
        return Environment.CurrentDirectory;
    }
}
