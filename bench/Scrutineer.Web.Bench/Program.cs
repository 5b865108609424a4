using System.Globalization;
using System.Runtime.InteropServices;
using Scrutineer.Web;
using Scrutineer.Web.Bench;

// dotnet run -c Release --project bench/Scrutineer.Web.Bench -- MODE DIR ...
//   nginx DIR --nginx PATH --wrk PATH [--modules DIR] [--seconds 6] [--rounds 3]
//   pages DIR, visible DIR [--rounds 20] [--clients 200], browse DIR [--pages 300]
// DIR is an election folder with a record; `visible` appends to it and publishes.
if (args.Length < 2)
{
    Console.Error.WriteLine("nginx|pages|visible|browse DIR");
    return 2;
}

// As the command `serve` does.
SiteProcess.Prepare();
var options = new Options(args);
Options.Say($"{Environment.ProcessorCount} cores, .NET {Environment.Version}, {RuntimeInformation.OSDescription.Trim()}{Options.Load()}");
var code = args[0] switch
{
    "nginx" => await BesideNginx.Run(args[1], options),
    "pages" => PagesRendered.Run(args[1]),
    "visible" => await NewVersion.Run(args[1], options),
    "browse" => await Browsing.Run(args[1], options),
    _ => 2,
};
Options.Say($"Done{Options.Load()}");
return code;

namespace Scrutineer.Web.Bench
{
    internal sealed class Options(string[] args)
    {
        public string? Text(string name) => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;

        public int Number(string name, int otherwise) => Text(name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

        public static string Load() => File.Exists("/proc/loadavg") ? $", load {File.ReadAllText("/proc/loadavg").Split(' ')[0]}" : "";

        public static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
    }

    internal static class Spread
    {
        /// <summary>The value below which that part of the values lies.</summary>
        public static double At(IEnumerable<double> values, double part)
        {
            var sorted = values.Order().ToArray();
            return sorted[int.Min(sorted.Length - 1, (int)Math.Ceiling(part * sorted.Length) - 1)];
        }
    }
}
