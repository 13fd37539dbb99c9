//! The calendar part of the module `time`: `struct_time`, and what makes and formats it. UTC is computed here; local time is what the host
//! says it is.

use crate::object::host::LocalTime;
use crate::object::native::Method;
use crate::object::protocol::number;
use crate::object::tuple::Tuple;
use crate::object::{Args, Interp, Outcome, Str, Value};
use crate::types::struct_sequence;

/// The functions that the module has besides the clocks.
pub(super) const FUNCTIONS: &[Method] = &[
    Method::function("gmtime", "seconds=None, /", |interp, args| {
        let seconds = seconds_argument(interp, &args[0])?;
        record(interp, &Date::at(interp, seconds, 0, false)?)
    }),
    Method::function("localtime", "seconds=None, /", |interp, args| record(interp, &local(interp, &args[0])?)),
    Method::function("mktime", "time, /", make_time),
    Method::function("strftime", "format, time=None, /", format_time),
    Method::function("asctime", "time=None, /", |interp, args| {
        let date = date_argument(interp, &args[0], "asctime")?;
        Ok(interp.text(date.plain()).into_value())
    }),
    Method::function("ctime", "seconds=None, /", |interp, args| Ok(interp.text(local(interp, &args[0])?.plain()).into_value())),
];

const FIELDS: &[&str] = &["tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec", "tm_wday", "tm_yday", "tm_isdst"];
const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const MONTHS: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
const DAY: i64 = 86_400;

/// The type `time.struct_time`.
pub(super) fn record_type(interp: &Interp) -> Value {
    let place = &interp.types.struct_time;
    if place.get().is_none() {
        place.set(struct_sequence::open_record_type(interp, "time.struct_time", FIELDS));
    }
    place.value()
}

/// A moment, taken apart.
struct Date {
    year: i64,
    /// From 1.
    month: i64,
    /// From 1.
    day: i64,
    hour: i64,
    minute: i64,
    second: i64,
    /// 0 is Monday.
    weekday: i64,
    /// From 1.
    day_of_year: i64,
    summer: i64,
    /// Seconds east of UTC.
    offset: i64,
    zone: String,
}

/// Days from the epoch to a day of the proleptic Gregorian calendar; years begin in March here, so that leap days come last.
fn days_of(year: i64, month: i64, day: i64) -> i64 {
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let (era, year_of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let day_of_year = (153 * month + 2) / 5 + day - 1;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
}

/// Year, month and day of a day counted from the epoch.
fn date_of(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let (era, day_of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month + 2) / 5 + 1;
    let (month, carry) = if month < 10 { (month + 3, 0) } else { (month - 9, 1) };
    (era * 400 + year_of_era + carry, month, day)
}

impl Date {
    fn at(interp: &Interp, seconds: i64, offset: i64, is_summer: bool) -> Outcome<Date> {
        let shifted = seconds.saturating_add(offset);
        let (days, rest) = (shifted.div_euclid(DAY), shifted.rem_euclid(DAY));
        let (year, month, day) = date_of(days);
        if i32::try_from(year).is_err() {
            return Err(interp.os_error(libc::EOVERFLOW, "Value too large for defined data type", None));
        }
        Ok(Date {
            year,
            month,
            day,
            hour: rest / 3600,
            minute: rest / 60 % 60,
            second: rest % 60,
            weekday: (days + 3).rem_euclid(7),
            day_of_year: days - days_of(year, 1, 1) + 1,
            summer: i64::from(is_summer),
            offset,
            zone: "GMT".to_owned(),
        })
    }

    fn fields(&self) -> [i64; 9] {
        [self.year, self.month, self.day, self.hour, self.minute, self.second, self.weekday, self.day_of_year, self.summer]
    }

    fn day_name(&self) -> &'static str {
        DAYS[self.weekday.rem_euclid(7) as usize]
    }

    fn month_name(&self) -> &'static str {
        MONTHS[(self.month - 1).rem_euclid(12) as usize]
    }

    /// As `asctime` gives it.
    fn plain(&self) -> String {
        let (day, month) = (&self.day_name()[..3], &self.month_name()[..3]);
        format!("{day} {month} {:2} {:02}:{:02}:{:02} {}", self.day, self.hour, self.minute, self.second, self.year)
    }

    /// Year and week as ISO 8601 counts them.
    fn iso_week(&self) -> (i64, i64) {
        let weeks_in = |year: i64| {
            let first = (days_of(year, 1, 1) + 3).rem_euclid(7);
            let is_leap = days_of(year + 1, 1, 1) - days_of(year, 1, 1) == 366;
            if first == 3 || (first == 2 && is_leap) { 53 } else { 52 }
        };
        match (self.day_of_year - self.weekday + 9).div_euclid(7) {
            0 => (self.year - 1, weeks_in(self.year - 1)),
            53 if weeks_in(self.year) == 52 => (self.year + 1, 1),
            week => (self.year, week),
        }
    }

    /// What one directive of `strftime` stands for; `None` for an unknown one, which stays.
    fn directive(&self, letter: char) -> Option<String> {
        let two = |number: i64| format!("{number:02}");
        let hour12 = if self.hour % 12 == 0 { 12 } else { self.hour % 12 };
        Some(match letter {
            'a' => self.day_name()[..3].to_owned(),
            'A' => self.day_name().to_owned(),
            'b' | 'h' => self.month_name()[..3].to_owned(),
            'B' => self.month_name().to_owned(),
            'c' => self.plain(),
            'C' => two(self.year.div_euclid(100)),
            'd' => two(self.day),
            'D' | 'x' => format!("{:02}/{:02}/{:02}", self.month, self.day, self.year.rem_euclid(100)),
            'e' => format!("{:2}", self.day),
            'F' => format!("{}-{:02}-{:02}", self.year, self.month, self.day),
            'g' => two(self.iso_week().0.rem_euclid(100)),
            'G' => self.iso_week().0.to_string(),
            'H' => two(self.hour),
            'I' => two(hour12),
            'j' => format!("{:03}", self.day_of_year),
            'k' => format!("{:2}", self.hour),
            'l' => format!("{hour12:2}"),
            'm' => two(self.month),
            'M' => two(self.minute),
            'n' => "\n".to_owned(),
            'p' => if self.hour < 12 { "AM" } else { "PM" }.to_owned(),
            'P' => if self.hour < 12 { "am" } else { "pm" }.to_owned(),
            'r' => format!("{hour12:02}:{:02}:{:02} {}", self.minute, self.second, if self.hour < 12 { "AM" } else { "PM" }),
            'R' => format!("{:02}:{:02}", self.hour, self.minute),
            's' => (self.local_seconds() - self.offset).to_string(),
            'S' => two(self.second),
            't' => "\t".to_owned(),
            'T' | 'X' => format!("{:02}:{:02}:{:02}", self.hour, self.minute, self.second),
            'u' => (self.weekday + 1).to_string(),
            'U' => two((self.day_of_year + 6 - (self.weekday + 1).rem_euclid(7)).div_euclid(7)),
            'V' => two(self.iso_week().1),
            'w' => (self.weekday + 1).rem_euclid(7).to_string(),
            'W' => two((self.day_of_year + 6 - self.weekday).div_euclid(7)),
            'y' => two(self.year.rem_euclid(100)),
            'Y' => self.year.to_string(),
            'z' => {
                let minutes = self.offset.abs() / 60;
                format!("{}{:02}{:02}", if self.offset < 0 { '-' } else { '+' }, minutes / 60, minutes % 60)
            }
            'Z' => self.zone.clone(),
            '%' => "%".to_owned(),
            _ => return None,
        })
    }

    /// Seconds from the epoch to this moment, were its zone UTC.
    fn local_seconds(&self) -> i64 {
        days_of(self.year, self.month, self.day) * DAY + self.hour * 3600 + self.minute * 60 + self.second
    }
}

fn record(interp: &Interp, date: &Date) -> Outcome {
    record_type(interp);
    let items = date.fields().map(|field| interp.int(field)).to_vec();
    Ok(struct_sequence::make(interp, &interp.types.struct_time, items))
}

/// Seconds since the epoch; those of now for None.
fn seconds_argument(interp: &Interp, value: &Value) -> Outcome<i64> {
    if value.is_none() {
        let now = interp.host.wall_clock().map_err(|error| interp.host_error(&error, None))?;
        return Ok(i64::try_from(now.as_secs()).unwrap_or(i64::MAX));
    }
    let out_of_range = || interp.overflow_error("timestamp out of range for platform time_t");
    if let Some(seconds) = crate::types::float::float_of(value) {
        if seconds.is_nan() {
            return Err(interp.value_error("Invalid value NaN (not a number)"));
        }
        let seconds = seconds.floor();
        return if seconds.abs() < 9.2e18 { Ok(seconds as i64) } else { Err(out_of_range()) };
    }
    let index = number::index(interp, value)?;
    index.as_int().and_then(|number| number.to_i64()).ok_or_else(out_of_range)
}

fn local(interp: &Interp, seconds: &Value) -> Outcome<Date> {
    let seconds = seconds_argument(interp, seconds)?;
    let LocalTime { offset, is_summer, zone } = interp.host.local_time(seconds).map_err(|error| interp.host_error(&error, None))?;
    Ok(Date { zone, ..Date::at(interp, seconds, offset, is_summer)? })
}

/// A time given as a tuple; now for None. What is out of range is refused.
fn date_argument(interp: &Interp, value: &Value, function: &str) -> Outcome<Date> {
    if value.is_none() {
        return local(interp, value);
    }
    let Some(items) = value.cast::<Tuple>().map(|tuple| tuple.items().to_vec()) else {
        return Err(interp.type_error("Tuple or struct_time argument required"));
    };
    if items.len() != FIELDS.len() {
        return Err(interp.type_error(format!("{function}(): illegal time tuple argument")));
    }
    let mut fields = [0_i64; 9];
    for (field, item) in fields.iter_mut().zip(&items) {
        let number = number::to_i64(interp, item)?;
        *field = i32::try_from(number).map(i64::from).map_err(|_| interp.overflow_error("Python int too large to convert to C int"))?;
    }
    let [year, month, day, hour, minute, second, weekday, day_of_year, summer] = fields;
    let (month, day, day_of_year) = (month + i64::from(month == 0), day + i64::from(day == 0), day_of_year + i64::from(day_of_year == 0));
    let checks = [
        ((1..=12).contains(&month), "month"),
        ((1..=31).contains(&day), "day of month"),
        ((0..=23).contains(&hour), "hour"),
        ((0..=59).contains(&minute), "minute"),
        ((0..=61).contains(&second), "seconds"),
        (weekday >= -1, "day of week"),
        ((1..=366).contains(&day_of_year), "day of year"),
    ];
    if let Some((_, what)) = checks.iter().find(|(is_right, _)| !is_right) {
        return Err(interp.value_error(format!("{what} out of range")));
    }
    let mut date = Date {
        year,
        month,
        day,
        hour,
        minute,
        second,
        weekday: weekday.rem_euclid(7),
        day_of_year,
        summer,
        offset: 0,
        zone: String::new(),
    };
    let place = interp.host.local_time(date.local_seconds()).map_err(|error| interp.host_error(&error, None))?;
    (date.offset, date.zone) = (place.offset, place.zone);
    Ok(date)
}

fn format_time(interp: &Interp, args: &Args<'_>) -> Outcome {
    let Some(format) = args[0].cast::<Str>() else {
        let kind = interp.type_of(&args[0]).name();
        return Err(interp.type_error(format!("strftime() argument 1 must be str, not {kind}")));
    };
    let date = date_argument(interp, &args[1], "strftime")?;
    let format = format.to_lossy();
    let (mut text, mut letters) = (String::with_capacity(format.len()), format.chars());
    while let Some(letter) = letters.next() {
        if letter != '%' {
            text.push(letter);
            continue;
        }
        match letters.next() {
            None => text.push('%'),
            Some(letter) => match date.directive(letter) {
                Some(shown) => text.push_str(&shown),
                None => text.extend(['%', letter]),
            },
        }
    }
    Ok(interp.text_from_string(text).into_value())
}

fn make_time(interp: &Interp, args: &Args<'_>) -> Outcome {
    if args[0].is_none() {
        return Err(interp.type_error("Tuple or struct_time argument required"));
    }
    let date = date_argument(interp, &args[0], "mktime")?;
    // The zone's offset was asked for a moment that is off by itself; near a change the second answer counts.
    let guess = date.local_seconds() - date.offset;
    let place = interp.host.local_time(guess).map_err(|error| interp.host_error(&error, None))?;
    Ok(Value::float((date.local_seconds() - place.offset) as f64))
}
