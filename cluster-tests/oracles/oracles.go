package main

import (
	_ "crypto/sha256" // the algorithm of digests
	"errors"
	"fmt"
	"net"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/distribution/reference"
	"github.com/minio/minio-go/v7/pkg/s3utils"
	"github.com/robfig/cron/v3"
	"k8s.io/apimachinery/pkg/api/resource"
	"k8s.io/apimachinery/pkg/util/validation"
	"k8s.io/apimachinery/pkg/util/validation/field"
)

var oracles = map[string]oracle{
	"schedule":       schedule,
	"label-key":      all(validation.IsQualifiedName),
	"label-value":    all(validation.IsValidLabelValue),
	"annotation-key": func(value string) (string, error) { return all(validation.IsQualifiedName)(strings.ToLower(value)) },
	"dns-1123-label": all(validation.IsDNS1123Label),
	"dns-1035-label": all(validation.IsDNS1035Label),
	"subdomain":      all(validation.IsDNS1123Subdomain),
	"variable":       all(validation.IsEnvVarName),
	"config-map-key": all(validation.IsConfigMapKey),
	"quantity":       quantity,
	"port":           port,
	"address":        address,
	"block":          block,
	"endpoint":       endpoint,
	"image":          image,
	"bucket":         bucket,
	"duration":       duration,
}

// Joins what the functions of apimachinery find wrong.
func all(check func(string) []string) oracle {
	return func(value string) (string, error) {
		if problems := check(value); len(problems) > 0 {
			return "", errors.New(strings.Join(problems, "; "))
		}
		return value, nil
	}
}

// What validateScheduleFormat of batch/v1 does; and there is a next time.
func schedule(value string) (stored string, refusal error) {
	defer func() {
		if r := recover(); r != nil {
			refusal = fmt.Errorf("invalid schedule format: %v", r)
		}
	}()
	parsed, err := cron.ParseStandard(value)
	if err != nil {
		return "", err
	}
	if strings.Contains(value, "TZ") {
		return "", errors.New("cannot use TZ or CRON_TZ in schedule")
	}
	if fields, ok := parsed.(*cron.SpecSchedule); ok && hasEmptyField(fields) {
		return "", errors.New("never comes, because a field is empty")
	}
	next := parsed.Next(time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC))
	if next.IsZero() {
		return "", errors.New("never comes")
	}
	return next.UTC().Format(time.RFC3339), nil
}

// Next looks at each minute of five years for a field such as ",".
func hasEmptyField(fields *cron.SpecSchedule) bool {
	for _, bits := range []uint64{fields.Minute, fields.Hour, fields.Dom, fields.Month, fields.Dow} {
		if bits == 0 {
			return true
		}
	}
	return false
}

// ParseQuantity writes out all digits of 1e999999999, which takes longer than a test may.
var largeExponent = regexp.MustCompile("[eE][+-]?0*[1-9][0-9]{3}")

func quantity(value string) (string, error) {
	if largeExponent.MatchString(value) {
		return "", errors.New("the exponent has more than three digits")
	}
	parsed, err := resource.ParseQuantity(value)
	if err != nil {
		return "", err
	}
	// What was parsed remembers its text until it is calculated with.
	parsed.Add(resource.Quantity{Format: parsed.Format})
	return parsed.String(), nil
}

func port(value string) (string, error) {
	number, err := strconv.Atoi(value)
	if err != nil {
		return "", err
	}
	if problems := validation.IsValidPortNum(number); len(problems) > 0 {
		return "", errors.New(strings.Join(problems, "; "))
	}
	return strconv.Itoa(number), nil
}

func address(value string) (string, error) {
	if problems := validation.IsValidIP(field.NewPath("ip"), value); len(problems) > 0 {
		return "", problems.ToAggregate()
	}
	if warnings := validation.GetWarningsForIP(field.NewPath("ip"), value); len(warnings) > 0 {
		return "", errors.New(strings.Join(warnings, "; "))
	}
	return value, nil
}

func block(value string) (string, error) {
	if problems := validation.IsValidCIDR(field.NewPath("cidr"), value); len(problems) > 0 {
		return "", problems.ToAggregate()
	}
	if warnings := validation.GetWarningsForCIDR(field.NewPath("cidr"), value); len(warnings) > 0 {
		return "", errors.New(strings.Join(warnings, "; "))
	}
	return value, nil
}

// An address that clients connect to: a URL whose host DNS can have, and whose port exists.
func endpoint(value string) (string, error) {
	parsed, err := url.Parse(value)
	if err != nil {
		return "", err
	}
	host := strings.ToLower(parsed.Hostname())
	if net.ParseIP(host) == nil {
		if problems := validation.IsDNS1123Subdomain(host); len(problems) > 0 {
			return "", errors.New(strings.Join(problems, "; "))
		}
		for _, label := range strings.Split(host, ".") {
			if problems := validation.IsDNS1123Label(label); len(problems) > 0 {
				return "", errors.New(strings.Join(problems, "; "))
			}
		}
	}
	if parsed.Port() == "" {
		return value, nil
	}
	return port(parsed.Port())
}

func image(value string) (string, error) {
	parsed, err := reference.ParseNormalizedNamed(value)
	if err != nil {
		return "", err
	}
	return parsed.String(), nil
}

func bucket(value string) (string, error) {
	return value, s3utils.CheckValidBucketNameStrict(value)
}

func duration(value string) (string, error) {
	parsed, err := time.ParseDuration(value)
	if err != nil {
		return "", err
	}
	return parsed.String(), nil
}
