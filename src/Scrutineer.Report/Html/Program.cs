using System.Reflection;

namespace Scrutineer.Report.Html;

/// <summary>The program that made a page, by name and version.</summary>
internal static class Program
{
    public static string Name { get; } = $"Scrutineer {Version()}";

    // What follows the plus sign names a build, and the same data shall give the same page.
    private static string Version() =>
        typeof(Program).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";
}
